package org.ingestworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ingestworkbench.islandora.csv.CsvList;
import org.ingestworkbench.model.Item;
import org.ingestworkbench.standin.Fault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code task: export_csv} with the files of the nodes. */
@Timeout(300)
class ExportFilesTest extends CommandCase {

  private Path export;
  private Path files;

  /** Two nodes with files of one name, one of them with a second file, and one without any. */
  @BeforeEach
  void nodesWithFiles() throws IOException {
    export = directory.resolve("export.csv");
    files = directory.resolve("exported");
    for (var part : List.of("a", "b")) {
      Files.createDirectories(directory.resolve(part));
      Files.writeString(directory.resolve(part).resolve("text.pdf"), "file " + part);
    }
    Files.writeString(directory.resolve("more.txt"), "more");
    command
        .config(
            "additional_files: [{more: 'http://pcdm.org/use#ExtractedText'}]",
            "keep_filename_parent_directory: false",
            "allow_missing_files: true")
        .csv(
            "id,title,field_model,file,more",
            "1,One,Image,a/text.pdf,more.txt",
            "2,Two,Image,b/text.pdf,",
            "3,Three,Image,,");
    assertThat(command.create()).as(said()).isZero();
    assertThat(site.media()).hasSize(3);
  }

  private void toExport(String... settings) throws IOException {
    var all = new ArrayList<>(List.of(settings));
    all.add("task: export_csv");
    all.add("export_csv_file_path: " + export);
    all.add("additional_files: [{more: 'http://pcdm.org/use#ExtractedText'}]");
    command.config(all.toArray(String[]::new)).csv("node_id", "1", "2", "3");
  }

  private List<String> column(String name) throws IOException {
    var cells = new ArrayList<String>();
    try (var csv = CsvList.open(export)) {
      int place = csv.header().indexOf(name);
      assertThat(place).as(name).isNotNegative();
      csv.forEach(row -> cells.add(row.cell(place)));
    }
    return cells;
  }

  private List<String> names() throws IOException {
    try (var all = Files.list(files)) {
      return all.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void filesAreDownloadedBesideTheCsvWithTheirChecksums() throws IOException {
    toExport("export_file_directory: " + files, "fixity_algorithm: sha256");

    assertThat(command.create()).as(said()).isZero();

    var cells = column("file");
    assertThat(Files.readString(Path.of(cells.get(0)))).isEqualTo("file a");
    assertThat(Files.readString(Path.of(cells.get(1)))).isEqualTo("file b");
    assertThat(cells.get(2)).isEmpty();
    assertThat(Files.readString(Path.of(column("more").get(0)))).isEqualTo("more");
    assertThat(column("checksum"))
        .containsExactly(Item.sha256("file a"), Item.sha256("file b"), "");
    assertThat(names()).hasSize(3).noneMatch(name -> name.startsWith("."));
    assertThat(command.out()).contains("No medium of the use for the column \"file\"");
  }

  @Test
  void exportedAnewNamesAndFilesAreTheSameAndNoOtherFileIsWrittenOver() throws IOException {
    Files.createDirectories(files);
    Files.writeString(files.resolve("text.pdf"), "of another");
    toExport("export_file_directory: " + files);
    assertThat(command.create()).as(said()).isZero();
    var whole = Files.readString(export);
    var names = names();

    assertThat(command.create("--new")).as(said()).isZero();
    Files.writeString(export, whole.substring(0, whole.lastIndexOf("\n2,") + 5));
    assertThat(command.create()).as(said()).isZero();

    assertThat(export).hasContent(whole);
    assertThat(names()).isEqualTo(names).contains("text.pdf");
    assertThat(files.resolve("text.pdf")).hasContent("of another");
  }

  @Test
  void addressesStandInPlaceOfFiles() throws IOException {
    toExport("export_file_url_instead_of_download: true");

    assertThat(command.create()).as(said()).isZero();

    assertThat(column("file").get(0)).startsWith(site.uri().toString()).endsWith(".pdf");
    assertThat(column("more").get(0)).endsWith(".txt");
    assertThat(files).doesNotExist();
  }

  @Test
  void aFileThatDoesNotComeWholeLeavesItsNodeOutAndNothingBehind() throws IOException {
    toExport("export_file_directory: " + files, "http_max_retries: 0", "http_backoff_factor: 0");
    site.faults()
        .add(
            Fault.on("GET", "/sites/**")
                .first(1)
                .answer(200)
                .body("application/pdf", "file a")
                .truncate(3));

    assertThat(command.create()).as(said()).isEqualTo(1);

    assertThat(column("node_id")).containsExactly("2", "3");
    assertThat(names()).hasSize(1);
    assertThat(command.create("--resume")).as(said()).isZero();
    assertThat(column("node_id")).containsExactly("2", "3", "1");
  }

  @Test
  void aFileThatIsNotTheSitesLeavesItsNodeOut() throws IOException {
    toExport("export_file_directory: " + files, "fixity_algorithm: md5");
    site.faults()
        .add(Fault.on("GET", "/sites/**").first(1).answer(200).body("text/plain", "other"));

    assertThat(command.create()).as(said()).isEqualTo(1);

    assertThat(command.out())
        .contains("CHECKSUM_MISMATCH")
        .contains("2 nodes exported, 1 left out");
    site.faults().clear();
    Files.delete(export);
    toExport("export_file_directory: " + files);
    site.faults()
        .add(Fault.on("GET", "/sites/**").first(1).answer(200).body("text/plain", "other"));
    assertThat(command.create()).as(said()).isEqualTo(1);
    assertThat(command.out()).contains("has 5 bytes, but the site tells of 6");
  }

  @Test
  void aMediaUseThatIsNotThereIsToldBefore() throws IOException {
    toExport(
        "export_file_directory: " + files,
        "export_file_media_use_term_id: http://example.org/none");

    assertThat(command.create("--check")).isEqualTo(2);
    assertThat(command.out()).contains("MEDIA_USE_MISSING");
    assertThat(command.create()).isEqualTo(2);
    assertThat(export).doesNotExist();
  }
}
