package org.ingestworkbench.plan.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.ingestworkbench.model.Item;
import org.ingestworkbench.model.MediaDraft;
import org.ingestworkbench.model.Planned;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.plan.FieldDefinition;
import org.ingestworkbench.plan.MediaSettings;
import org.ingestworkbench.plan.PlanSettings;
import org.junit.jupiter.api.Test;

/** Plans inputs that others made; skipped where they are not at hand. */
class SharedInputTest {

  private static Path data(String name) {
    var shared = System.getProperty("workbench.shared", "");
    var path = Path.of(shared, "data", name);
    assumeTrue(
        !shared.isEmpty() && Files.exists(path),
        "There is no " + name + " in the folder that -Dworkbench.shared names.");
    return path;
  }

  private static List<Planned> plan(
      Bench bench, Path csv, UnaryOperator<PlanSettings.Builder> settings) throws IOException {
    var format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (var reader = Files.newBufferedReader(csv);
        var parser = format.parse(reader)) {
      var columns = parser.getHeaderNames();
      var planner = bench.with(settings).planner(columns.toArray(String[]::new));
      var planned = new ArrayList<Planned>();
      for (var row : parser) {
        var cells = new LinkedHashMap<String, String>();
        columns.forEach(column -> cells.put(column, row.get(column).strip()));
        planned.add(planner.plan(new Row(row.getRecordNumber() + 1, cells.get("id"), cells)));
      }
      return planned;
    }
  }

  private static List<Problem> refusals(List<Planned> rows) {
    return rows.stream().flatMap(row -> row.refusal().stream()).toList();
  }

  private static List<Planned> pages(Item book) {
    var pages = new ArrayList<Planned>();
    book.pages().open().forEachRemaining(pages::add);
    return pages;
  }

  @Test
  void theObjectsOfIslandorasSandboxArePlannedWithEveryFileThatIsThere() throws IOException {
    var directory = data("islandora-demo");
    var rows =
        plan(
            sandbox(),
            directory.resolve("create_islandora_objects.csv"),
            b -> sandbox(b, directory));

    assertThat(refusals(rows)).isEmpty();
    assertThat(rows).hasSize(97);
    assertThat(media(rows).filter(medium -> medium.step().qualifier().equals("file"))).hasSize(36);
    assertThat(media(rows).filter(medium -> !medium.step().qualifier().equals("file")))
        .hasSize(183);
  }

  private static Stream<MediaDraft> media(List<Planned> rows) {
    return rows.stream().flatMap(row -> row.item().media().stream());
  }

  private static Bench sandbox() {
    var bench = Bench.bench();
    var catalog = bench.catalog;
    catalog.term("19", "islandora_media_use", "FITS File", "https://projects.iq.harvard.edu/fits");
    catalog.term("20", "islandora_media_use", "Service File", "http://pcdm.org/use#ServiceFile");
    catalog.field(FieldDefinition.ofTerms("field_resource_type", -1, "resource_types"));
    catalog.field(FieldDefinition.ofTerms("field_subject_general", -1, "subject"));
    catalog.field(FieldDefinition.of("field_identifier", "string", -1));
    catalog.field(FieldDefinition.of("field_edtf_date_issued", "edtf", -1));
    catalog.field(FieldDefinition.of("field_publisher", "string", -1));
    catalog.field(FieldDefinition.of("field_rights", "text_long", -1));
    catalog.field(
        new FieldDefinition(
            "field_linked_agent",
            "Agent",
            "typed_relation",
            -1,
            false,
            FieldDefinition.Limits.NONE,
            new FieldDefinition.Target(null, List.of("person", "corporate_body", "family")),
            List.of()));
    return bench;
  }

  private static PlanSettings.Builder sandbox(PlanSettings.Builder builder, Path directory) {
    var fits = "https://projects.iq.harvard.edu/fits";
    return builder
        .inputDirectory(directory)
        .terms(t -> t.withAdding(true))
        .ignoredColumns(List.of("Transcript", "Supplemental_PDF", "field_display_hints"))
        .media(
            MediaSettings.builder()
                .allowMissingFiles(true)
                .additionalFiles("extracted", "http://pcdm.org/use#ExtractedText")
                .additionalFiles("fits", fits)
                .additionalFiles("service", "http://pcdm.org/use#ServiceFile")
                .additionalFiles("thumbnail", "http://pcdm.org/use#ThumbnailImage")
                .types(t -> t.withByUse(java.util.Map.of(fits, "fits_technical_metadata")))
                .build());
  }

  @Test
  void booksOfWorkbenchsOwnTestsHaveTheirPages() throws IOException {
    var directory = data("workbench-cases/recovery_mode_test/pages_from_directories_full");
    var rows =
        plan(
            Bench.bench().pages(p -> p.separator("_").imageExtension("gif")),
            directory.resolve("metadata.csv"),
            b -> b.inputDirectory(directory).terms(t -> t.withAdding(true)));
    assertThat(rows).hasSize(2);
    for (var row : rows) {
      assertThat(pages(row.item())).hasSize(10).allMatch(page -> page.problems().isEmpty());
    }
  }

  @Test
  void aColumnNamesTheDirectoryOfASampleBook() throws IOException {
    var directory = data("workbench-cases/create_paged_content_from_directories_test/samplebooks");
    var rows =
        plan(
            Bench.bench().pages(p -> p.directoryColumn("directory")),
            directory.resolve("metadata_page_files_source_dir_field.csv"),
            b -> b.inputDirectory(directory).terms(t -> t.withAdding(true)));
    assertThat(pages(rows.get(0).item()))
        .extracting(page -> page.key().toString())
        .containsExactly(
            "id:book1 page page-001.jpg",
            "id:book1 page page-002.jpg",
            "id:book1 page page-003.jpg");
  }

  @Test
  void titlesInAnyScriptStayByteForByte() throws IOException {
    var directory = data("workbench-cases/non_latin_text_test");
    var rows =
        plan(
            Bench.bench().media(m -> m.nodesOnly(true)),
            directory.resolve("metadata.csv"),
            b -> b.terms(t -> t.withAdding(true)));
    var text = Files.readString(directory.resolve("metadata.csv"));
    assertThat(rows)
        .hasSize(3)
        .allSatisfy(row -> assertThat(text).contains(row.item().node().title()));
  }

  @Test
  void longTitlesOfWorkbenchsOwnTestAreCut() throws IOException {
    var csv = data("workbench-cases/max_node_title_length_test/create_max_node_title_length.csv");
    var rows =
        plan(
            Bench.bench().media(m -> m.nodesOnly(true)),
            csv,
            b -> b.terms(t -> t.withAdding(true)).texts(t -> t.withMaxTitleLength(30)));
    assertThat(rows).hasSize(6);
    assertThat(rows)
        .filteredOn(
            row -> row.problems().stream().anyMatch(p -> p.code() == Problem.Code.TITLE_TRUNCATED))
        .extracting(row -> row.key().rowId())
        .containsExactly("03", "04", "05");
  }
}
