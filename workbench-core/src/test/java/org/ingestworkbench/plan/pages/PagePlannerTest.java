package org.ingestworkbench.plan.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ingestworkbench.plan.item.Bench.bench;
import static org.ingestworkbench.plan.item.Bench.codes;
import static org.ingestworkbench.plan.item.Bench.message;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.Item;
import org.ingestworkbench.model.ItemKey;
import org.ingestworkbench.model.MediaDraft;
import org.ingestworkbench.model.Parent;
import org.ingestworkbench.model.Planned;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.model.Value;
import org.ingestworkbench.plan.FieldDefinition;
import org.ingestworkbench.plan.PageSettings;
import org.ingestworkbench.plan.item.Bench;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PagePlannerTest {

  @TempDir Path directory;

  private Bench book(UnaryOperator<PageSettings.Builder> change, String... files)
      throws IOException {
    Files.createDirectory(directory.resolve("r1"));
    for (var name : files) {
      Files.writeString(directory.resolve("r1").resolve(name), "x");
    }
    return bench().in(directory).pages(change);
  }

  private Bench book(String... files) throws IOException {
    return book(UnaryOperator.identity(), files);
  }

  private static List<Planned> pages(Item book) {
    var pages = new ArrayList<Planned>();
    book.pages().open().forEachRemaining(pages::add);
    return pages;
  }

  private static List<String> titles(Item book) {
    return pages(book).stream()
        .map(page -> page.item() == null ? "refused" : page.item().node().title())
        .toList();
  }

  @Test
  void pagesComeInTheOrderOfTheirNumbers() throws IOException {
    var book = book("page-010.jpg", "page-9.jpg", "page-001.jpg").item("field_model", "Image");
    assertThat(book.node()).isNotNull();
    assertThat(titles(book))
        .containsExactly("A title, page 1", "A title, page 9", "A title, page 10");
  }

  @Test
  void aPageIsAnItemOfItsOwnWithinItsBook() throws IOException {
    var page = pages(book("page-001.jpg").item("uid", "3", "published", "0")).get(0).item();
    assertThat(page.key()).isEqualTo(new ItemKey("r1", "page-001.jpg"));
    assertThat(page.line()).isEqualTo(2);
    assertThat(page.parent()).isEqualTo(new Parent.Book());
    assertThat(page.node().bundle()).isEqualTo("islandora_object");
    assertThat(page.node().fields())
        .containsEntry("field_weight", List.of(new Value.Whole(1)))
        .containsEntry(
            "field_model", List.of(new Value.Reference(new Value.Existing("6"), "taxonomy_term")))
        .containsKey("uid")
        .doesNotContainKey("status");
    var medium = page.media().get(0);
    assertThat(medium.step()).isEqualTo(StepKey.pageMedia("r1", "page-001.jpg", ""));
    assertThat(medium.name()).isEqualTo("page-001.jpg");
    assertThat(medium.uses()).containsExactly("16");
  }

  @Test
  void theNumberIsWhatFollowsTheLastSeparator() throws IOException {
    var book = book(p -> p.separator("_"), "isbn_1843_010.jpg", "vol_2_p-3_007.jpg").item();
    assertThat(titles(book)).containsExactly("A title, page 7", "A title, page 10");
  }

  @Test
  void aPageWithoutNumberIsMadeLastWithoutWeightAndSaid() throws IOException {
    var pages = pages(book("page-12a.jpg", "page-1.jpg", "page-0.jpg").item());
    assertThat(pages)
        .extracting(page -> page.key().page())
        .containsExactly("page-1.jpg", "page-0.jpg", "page-12a.jpg");
    var odd = pages.get(2);
    assertThat(odd.item().node().title()).isEqualTo("A title, page 12a");
    assertThat(odd.item().node().fields()).doesNotContainKey("field_weight");
    assertThat(codes(odd)).containsExactly("WARNING PAGE_SEQUENCE_MISSING");
  }

  @Test
  void ofTwoFilesThatClaimAPageTheSecondIsRefused() throws IOException {
    var pages = pages(book("page-001.tif", "page-001.jpg").item());
    assertThat(pages.get(0).item()).isNotNull();
    assertThat(pages.get(1).item()).isNull();
    assertThat(message(pages.get(1), Code.PAGE_SEQUENCE_DUPLICATE))
        .startsWith("Two files claim page 1: page-001.jpg and page-001.tif.");
  }

  @Test
  void missingNumbersAreSaid() throws IOException {
    var pages = pages(book("p-2.jpg", "p-3.jpg", "p-7.jpg").item());
    assertThat(message(pages.get(0), Code.PAGE_SEQUENCE_GAP))
        .isEqualTo("Page 1 is missing before p-2.jpg.");
    assertThat(pages.get(1).problems()).isEmpty();
    assertThat(message(pages.get(2), Code.PAGE_SEQUENCE_GAP))
        .isEqualTo("Pages 4 to 6 are missing before p-7.jpg.");
  }

  @Test
  void filesThatAreNoPagesAreLeftOutAndSaid() throws IOException {
    var bench =
        book(
            p -> p.ignoredFiles(List.of("Thumbs.db", "*.XML", "notes.*")),
            "p-1.jpg",
            ".DS_Store",
            "._p-1.jpg",
            "THUMBS.DB",
            "p-1.xml",
            "notes.txt");
    Files.createDirectory(directory.resolve("r1/p-2.jpg"));
    var pages = pages(bench.item());
    assertThat(pages).hasSize(1);
    assertThat(message(pages.get(0), Code.PAGE_FILE_IGNORED))
        .contains(".DS_Store, ._p-1.jpg, THUMBS.DB, notes.txt, p-1.xml");
  }

  @Test
  void titlesAndWeightsFollowTheSettings() throws IOException {
    var pages =
        pages(
            book(
                    p -> p.titleTemplate("${parent_title} ($weight) $$5").weightMultiplier(10),
                    "p-3.jpg")
                .item());
    assertThat(pages.get(0).item().node().title()).isEqualTo("A title (3) $5");
    assertThat(pages.get(0).item().node().fields())
        .containsEntry("field_weight", List.of(new Value.Whole(30)));
  }

  @Test
  void filesBesideAPageBecomeItsFurtherMedia() throws IOException {
    var bench =
        book(
            p -> p.additionalMedia("http://pcdm.org/use#ExtractedText", "txt"),
            "p-1.jpg",
            "p-1.TXT",
            "p-2.jpg");
    var pages = pages(bench.item());
    assertThat(pages).extracting(page -> page.key().page()).containsExactly("p-1.jpg", "p-2.jpg");
    assertThat(pages.get(0).item().media())
        .extracting(MediaDraft::step)
        .containsExactly(
            StepKey.pageMedia("r1", "p-1.jpg", ""),
            StepKey.pageMedia("r1", "p-1.jpg", "http://pcdm.org/use#ExtractedText"));
    assertThat(pages.get(0).item().media().get(1).bundle()).isEqualTo("extracted_text");
    assertThat(message(pages.get(1), Code.FILE_MISSING)).endsWith("p-2.txt does not exist.");
  }

  @Test
  void aPageWhoseTextIsNotUtf8IsNotMadeAtAll() throws IOException {
    var bench =
        book(
            p -> p.additionalMedia("http://pcdm.org/use#ExtractedText", "txt"),
            "p-1.jpg",
            "p-2.jpg");
    Files.write(directory.resolve("r1/p-1.txt"), new byte[] {(byte) 0xE9});
    Files.writeString(directory.resolve("r1/p-2.txt"), "x");
    var pages = pages(bench.item());
    assertThat(pages.get(0).item()).isNull();
    assertThat(codes(pages.get(0))).containsExactly("ROW_ERROR FILE_ENCODING");
    assertThat(pages.get(1).item().media()).hasSize(2);
  }

  @Test
  void theImageExtensionCountsOnlyWithFurtherMedia() throws IOException {
    var bench = book(p -> p.imageExtension("gif"), "p-1.png", "p-2.png");
    assertThat(titles(bench.item())).hasSize(2);
    var further = bench.pages(p -> p.imageExtension("tif").additionalMedia("18", "png"));
    assertThat(titles(further.item())).isEmpty();
  }

  @Test
  void aPageWhoseNumberIsMoreThanItsFieldTakesIsNotMade() throws IOException {
    var bench = book(p -> p, "p-1.jpg", "p-300.jpg", "p-999999999999999.jpg");
    bench.catalog.field(
        new FieldDefinition(
            "field_weight",
            "Weight",
            "integer",
            1,
            false,
            FieldDefinition.Limits.ofNumbers(BigDecimal.ONE, new BigDecimal(100)),
            FieldDefinition.Target.NONE,
            List.of()));
    var pages = pages(bench.item());
    assertThat(pages.get(0).item()).isNotNull();
    assertThat(message(pages.get(1), Code.VALUE_INVALID)).contains("more than 100");
    assertThat(message(pages.get(2), Code.VALUE_INVALID)).contains("more than 100");
  }

  @Test
  void requiredAndTemplatedFieldsComeFromTheBook() throws IOException {
    var bench =
        book(
            p ->
                p.valueTemplate("field_note", "$csv_value/$filename_without_extension/$weight")
                    .valueTemplate("field_description", "x")
                    .model("6"),
            "p-1.jpg");
    bench.catalog.field(
        new FieldDefinition(
            "field_genre",
            "Genre",
            "entity_reference",
            -1,
            true,
            FieldDefinition.Limits.NONE,
            new FieldDefinition.Target("taxonomy_term", List.of("genre")),
            List.of()));
    var cells = new String[] {"field_note", "a|b", "field_genre", "Maps", "field_description", ""};
    var fields = pages(bench.item(cells)).get(0).item().node().fields();
    assertThat(fields)
        .containsEntry("field_note", List.of(new Value.Text("a/p-1/1"), new Value.Text("b/p-1/1")))
        .containsKey("field_genre")
        .doesNotContainKey("field_description");
  }

  @Test
  void randomValuesAreTheSameInEveryPlanOfAJob() throws IOException {
    var bench =
        book(
            p ->
                p.valueTemplate(
                    "field_note", "$random_alphanumeric_string $random_number_string $uuid_string"),
            "p-1.jpg",
            "p-2.jpg");
    var first = notes(bench.with(b -> b.seed("one")));
    assertThat(notes(bench)).isEqualTo(first).doesNotHaveDuplicates();
    assertThat(first.get(0)).matches("[A-Za-z0-9]{5} [0-9]{5} [0-9a-f-]{36}");
    assertThat(notes(bench.with(b -> b.seed("two")))).isNotEqualTo(first);
  }

  private static List<String> notes(Bench bench) {
    return pages(bench.item("field_note", "x")).stream()
        .map(page -> page.item().node().fields().get("field_note").get(0))
        .map(value -> ((Value.Text) value).text())
        .toList();
  }

  @Test
  void aMissingDirectoryRefusesItsBookAndAnEmptyOneIsSaid() throws IOException {
    Files.writeString(directory.resolve("metadata.csv"), "id");
    var missing = bench().in(directory).pages(UnaryOperator.identity());
    assertThat(codes(missing.plan())).containsExactly("ROW_ERROR PAGE_DIRECTORY_MISSING");
    assertThat(codes(book().plan())).containsExactly("WARNING PAGE_DIRECTORY_EMPTY");
  }

  @Test
  void aColumnMayNameTheDirectory() throws IOException {
    var bench = book(p -> p.directoryColumn("directory"), "p-1.jpg");
    assertThat(titles(bench.item("id", "id:book1", "directory", "r1"))).hasSize(1);
    assertThat(codes(bench.plan("directory", "")))
        .containsExactly("WARNING PAGE_DIRECTORY_MISSING");
  }

  @Test
  void aWrongModelRefusesTheBook() throws IOException {
    assertThat(codes(book(p -> p.model("http://example.org/no"), "p-1.jpg").plan()))
        .containsExactly("ROW_ERROR TERM_MISSING");
  }

  @Test
  void pagesMayHaveAViewer() throws IOException {
    var page = pages(book(p -> p.viewer("Mirador"), "p-1.jpg").item()).get(0).item();
    assertThat(page.node().fields())
        .containsEntry(
            "field_viewer_override",
            List.of(new Value.Reference(new Value.Existing("40"), "taxonomy_term")));
  }

  @Test
  void aBookThatExistsGetsItsPagesOnly() throws IOException {
    var bench = book(p -> p.parentsExist(true), "p-1.jpg");
    var item = bench.item("field_member_of", "/my-collection", "parent_id", "x");
    assertThat(item.node()).isNull();
    assertThat(item.subject()).isEqualTo(new Item.Existing(EntityRef.node("12")));
    assertThat(titles(item)).containsExactly("A title, page 1");
    assertThat(codes(bench.plan("field_member_of", "999")))
        .containsExactly("ROW_ERROR PARENT_MISSING");
    assertThat(codes(bench.plan("field_member_of", "")))
        .containsExactly("ROW_ERROR PARENT_MISSING");
  }

  @Test
  void withNodesOnlyPagesHaveNoMedia() throws IOException {
    var bench = book("p-1.jpg").media(m -> m.nodesOnly(true));
    assertThat(pages(bench.item()).get(0).item().media()).isEmpty();
  }
}
