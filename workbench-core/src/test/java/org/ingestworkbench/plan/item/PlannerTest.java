package org.ingestworkbench.plan.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ingestworkbench.plan.item.Bench.bench;
import static org.ingestworkbench.plan.item.Bench.codes;
import static org.ingestworkbench.plan.item.Bench.message;
import static org.ingestworkbench.plan.item.Bench.row;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.ItemKey;
import org.ingestworkbench.model.MediaDraft;
import org.ingestworkbench.model.Parent;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.model.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlannerTest {

  @TempDir Path directory;

  @Test
  void aRowWithAFileBecomesANodeWithAMedium() throws java.io.IOException {
    Files.writeString(directory.resolve("a.jpg"), "x");
    var item =
        bench()
            .in(directory)
            .item("file", "a.jpg", "field_description", "One|Two", "published", "0");

    assertThat(item.key()).isEqualTo(ItemKey.row("r1"));
    assertThat(item.node().bundle()).isEqualTo("islandora_object");
    assertThat(item.node().title()).isEqualTo("A title");
    assertThat(item.node().fields())
        .containsEntry("status", List.of(new Value.Text("0")))
        .containsEntry(
            "field_description",
            List.of(new Value.Text("One", "basic_html"), new Value.Text("Two", "basic_html")));
    var medium = item.media().get(0);
    assertThat(medium.step()).isEqualTo(StepKey.media("r1", "file"));
    assertThat(medium.bundle()).isEqualTo("image");
    assertThat(medium.name()).isEqualTo("a.jpg");
    assertThat(medium.uses()).containsExactly("16");
    assertThat(medium.fields()).containsEntry("status", List.of(new Value.Text("0")));
    assertThat(medium.content())
        .isEqualTo(
            new MediaDraft.Upload(
                "field_media_image", directory.resolve("a.jpg"), "a.jpg", "a.jpg"));
  }

  @Test
  void allUnknownColumnsAreNamedWithWhatIsNear() {
    assertThatThrownBy(() -> bench().planner("id", "title", "field_modle", "colour"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(
            "CSV column header field_modle does not match any Drupal or reserved field names."
                + " Did you mean \"field_model\"")
        .hasMessageContaining("CSV column header colour does not match");
  }

  @Test
  void aContentTypeThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> bench().with(b -> b.contentType("article")).planner("id", "title"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("Content type 'article' does not exist");
  }

  @Test
  void definitionsAreReadOnceHoweverManyRowsAreThere() {
    var bench = bench();
    var planner = bench.planner("id", "title", "field_note");
    planner.plan(row("field_note", "a"));
    planner.plan(row("field_note", "b"));
    assertThat(bench.catalog.fieldRequests).isEqualTo(1);
  }

  @Test
  void aRowWithoutTitleIsRefused() {
    var planned = bench().plan("title", "");
    assertThat(planned.item()).isNull();
    assertThat(codes(planned)).containsExactly("ROW_ERROR TITLE_MISSING");
  }

  @Test
  void aLongTitleIsCutAndSaid() {
    var planned =
        bench()
            .with(b -> b.texts(t -> t.withMaxTitleLength(30)))
            .plan("title", "This here title is 32 chars long");
    assertThat(planned.item().node().title()).isEqualTo("This here title is 32 chars lo");
    assertThat(message(planned, Code.TITLE_TRUNCATED)).contains("truncated at 30 characters");
  }

  @Test
  void aParentInTheInputIsLeftToTheEngine() {
    var row = row("parent_id", "r0");
    var planner = bench().planner("id", "title", "parent_id");
    assertThat(planner.plan(row).item().parent()).isEqualTo(new Parent.OfRow("r0"));
    assertThat(planner.parentRowId(row)).contains("r0");
    assertThat(planner.parentRowId(row("parent_id", ""))).isEmpty();
  }

  @Test
  void theFingerprintFollowsCellsAndFiles() throws java.io.IOException {
    var file = Files.writeString(directory.resolve("a.jpg"), "x");
    var planner = bench().in(directory).planner("id", "title", "file");
    var before = planner.fingerprint(row("file", "a.jpg"));
    assertThat(planner.fingerprint(row("file", "a.jpg"))).isEqualTo(before);
    assertThat(planner.fingerprint(row("file", "a.jpg", "title", "B"))).isNotEqualTo(before);
    Files.writeString(file, "longer");
    assertThat(planner.fingerprint(row("file", "a.jpg"))).isNotEqualTo(before);
  }

  @Test
  void aParentInTheInputTakesThePlaceOfMembership() {
    var planned = bench().plan("parent_id", "r0", "field_member_of", "12");
    assertThat(planned.item().node().fields()).doesNotContainKey("field_member_of");
    assertThat(codes(planned)).containsExactly("NOTE VALUE_DUPLICATE");
  }

  @Test
  void anAliasBeginsWithASlash() {
    assertThat(bench().item("url_alias", "/my-item").alias()).isEqualTo("/my-item");
    assertThat(bench().item("url_alias", "").alias()).isNull();
    assertThat(codes(bench().plan("url_alias", "my-item")))
        .containsExactly("ROW_ERROR ALIAS_INVALID");
  }

  @Test
  void anIdMayHaveQuotesButNoLineBreak() {
    assertThat(bench().plan("id", "a\"b'c").item()).isNotNull();
    assertThat(codes(bench().plan("id", "a\nb"))).containsExactly("ROW_ERROR ID_INVALID");
  }

  @Test
  void ignoredColumnsAreNotPartOfTheFingerprint() {
    var planner =
        bench()
            .with(b -> b.ignoredColumns(java.util.Set.of("notes")))
            .planner("id", "title", "notes", "field_note");
    assertThat(planner.fingerprint(row("notes", "a", "field_note", "")))
        .isEqualTo(planner.fingerprint(row("notes", "b")))
        .isNotEqualTo(planner.fingerprint(row("field_note", "a")));
  }

  @Test
  void aRowIsPlannedAlikeEachTime() {
    var planner = bench().planner("id", "title", "field_genre");
    var row = row("field_genre", "maps|25|Nothing");
    assertThat(planner.plan(row)).isEqualTo(planner.plan(row));
  }

  @Test
  void manyThreadsPlanLikeOne() throws java.io.IOException {
    Files.writeString(directory.resolve("U\u0308.TIF"), "x");
    var planner =
        bench().in(directory).planner("id", "title", "file", "field_genre", "field_edtf_date");
    var rows =
        IntStream.range(0, 500)
            .mapToObj(
                i ->
                    row(
                        "id",
                        "r" + i,
                        "file",
                        i % 2 == 0 ? "\u00dc.tif" : "no.tif",
                        "field_genre",
                        "maps",
                        "field_edtf_date",
                        "19" + (i % 100)))
            .toList();
    var alone = rows.stream().map(planner::plan).toList();
    assertThat(rows.parallelStream().map(planner::plan).toList()).isEqualTo(alone);
  }

  @Test
  void childrenNeedTheFieldThatHoldsTheirParentWhetherItHasAColumnOrNot() {
    var bench = bench();
    assertThat(bench.planner("id", "title", "parent_id").problems())
        .noneMatch(problem -> problem.code() == Code.COLUMN_UNKNOWN);
    bench.catalog.fields.remove("field_member_of");
    assertThatThrownBy(() -> bench.planner("id", "title", "parent_id"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("has no field field_member_of, so no node can have a parent");
  }
}
