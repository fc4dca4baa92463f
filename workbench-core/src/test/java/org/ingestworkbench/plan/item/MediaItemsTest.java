package org.ingestworkbench.plan.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;
import static org.ingestworkbench.plan.item.Bench.codes;
import static org.ingestworkbench.plan.item.Bench.message;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ingestworkbench.model.Advice;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.Item;
import org.ingestworkbench.model.MediaDraft;
import org.ingestworkbench.model.Parent;
import org.ingestworkbench.model.Planned;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.plan.Catalog.Node;
import org.ingestworkbench.plan.MediaSettings;
import org.ingestworkbench.plan.PlanSettings;
import org.ingestworkbench.plan.RowTask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows that add media to nodes. */
class MediaItemsTest {

  @TempDir Path directory;

  @BeforeEach
  void files() throws IOException {
    for (var name : List.of("a.jpg", "a.mp4", "en.vtt")) {
      Files.writeString(directory.resolve(name), "WEBVTT");
    }
  }

  private Bench bench() {
    return Bench.bench()
        .in(directory)
        .with(plan -> plan.task(RowTask.ADD_MEDIA).idField("node_id"));
  }

  private static Row row(String... cells) {
    var map = new LinkedHashMap<String, String>();
    for (int i = 0; i < cells.length; i += 2) {
      map.put(cells[i], cells[i + 1]);
    }
    return new Row(2, cells[1] + " a.jpg", map);
  }

  private static Planned plan(Bench bench, String... cells) {
    var row = row(cells);
    return bench.planner(row.cells().keySet().toArray(String[]::new)).plan(row);
  }

  private static Item item(Bench bench, String... cells) {
    var planned = plan(bench, cells);
    if (planned.item() == null) {
      throw new AssertionError("Not planned: " + planned.problems());
    }
    return planned.item();
  }

  @ParameterizedTest
  @ValueSource(strings = {"12", "/my-collection"})
  void aNodeIsFoundByItsNumberOrItsAlias(String reference) {
    var item = item(bench(), "node_id", reference, "file", "a.jpg");

    assertThat(item.subject()).isEqualTo(new Item.Existing(EntityRef.node("12")));
    assertThat(item.ownStep()).isNull();
    assertThat(item.media())
        .extracting(MediaDraft::step)
        .containsExactly(StepKey.media(reference + " a.jpg", "file"));
  }

  @Test
  void aNodeThatIsGoneIsTheRowsFault() {
    var planned = plan(bench(), "node_id", "404", "file", "a.jpg");

    assertThat(planned.item()).isNull();
    assertThat(message(planned, Code.NODE_MISSING)).startsWith("There is no node \"404\"");
  }

  @Test
  void aNodeWhoseTypeTakesNoSuchMediaIsTheRowsFault() {
    var bench = bench();
    bench.catalog.owners.put("image", Set.of("islandora_object"));
    bench.catalog.described.put("12", new Node("12", "page", "About us"));
    var planned = plan(bench, "node_id", "12", "file", "a.jpg");

    assertThat(planned.item()).isNull();
    assertThat(message(planned, Code.MEDIA_BUNDLE_MISSING))
        .isEqualTo(
            "Media type \"image\" belongs to no nodes of type page, only to those of type"
                + " islandora_object.");
  }

  @Test
  void theTypeOfANodeThatMayNotBeReadIsLeftToTheSite() {
    var bench = bench();
    bench.catalog.owners.put("image", Set.of("islandora_object"));
    bench.catalog.described.put("12", new Node("12", "", ""));

    assertThat(item(bench, "node_id", "12", "file", "a.jpg").media()).hasSize(1);
  }

  @Test
  void allFilesOfARowBecomeMediaWithTheirUsesAndTracks() {
    var bench =
        bench()
            .media(
                media ->
                    media
                        .additionalFiles("thumb", "17")
                        .types(types -> types.withTrackFields(Map.of("video", "field_track"))));
    var item =
        item(
            bench,
            "node_id",
            "12",
            "file",
            "a.mp4",
            "thumb",
            "a.jpg",
            "media_use_tid",
            "16|18",
            "image_alt_text",
            "A cat",
            "media:video:field_track",
            "English:subtitles:en:en.vtt");

    assertThat(item.media()).extracting(MediaDraft::bundle).containsExactly("video", "image");
    assertThat(item.media())
        .extracting(MediaDraft::uses)
        .containsExactly(List.of("16", "18"), List.of("17"));
    assertThat(item.media().get(0).tracks()).hasSize(1);
    assertThat(((MediaDraft.Upload) item.media().get(1).content()).alt()).isEqualTo("A cat");
  }

  @Test
  void mediaCanBeCalledLikeTheirNode() {
    var bench = bench().media(media -> media.naming(names -> names.withNodeTitle(true)));
    bench.catalog.described.put("12", new Node("12", "islandora_object", "Cats of Vancouver"));

    assertThat(item(bench, "node_id", "12", "file", "a.jpg").media().get(0).name())
        .isEqualTo("Cats of Vancouver");
  }

  @Test
  void withoutTheNodesTitleMediaAreCalledLikeTheirFiles() {
    var bench = bench().media(media -> media.naming(names -> names.withNodeTitle(true)));
    bench.catalog.described.put("12", new Node("12", "", ""));
    var planned = plan(bench, "node_id", "12", "file", "a.jpg");

    assertThat(planned.item().media().get(0).name()).isEqualTo("a.jpg");
    assertThat(codes(planned)).containsExactly("WARNING VALUE_MISSING");
  }

  @Test
  void aMissingFileFailsTheRowUnlessItMayBeMissing() {
    var strict = plan(bench(), "node_id", "12", "file", "none.jpg");
    var lenient = bench().media(media -> media.allowMissingFiles(true));
    var without = plan(lenient, "node_id", "12", "file", "none.jpg");

    assertThat(message(strict, Code.FILE_MISSING))
        .startsWith(
            "File \"none.jpg\" identified in CSV \"file\" column for node ID 12 not found: ");
    assertThat(codes(strict)).containsExactly("ROW_ERROR FILE_MISSING");
    assertThat(codes(without)).containsExactly("WARNING FILE_MISSING");
    assertThat(without.item().media()).isEmpty();
  }

  @Test
  void anEmptyCellIsToldWithItsNode() {
    var bench = bench().media(media -> media.additionalFiles("thumb", "17"));
    var planned = plan(bench, "node_id", "/my-collection", "file", "", "thumb", "");

    assertThat(planned.problems())
        .extracting(Problem::message)
        .containsExactly(
            "Media for node 12 not created since CSV column \"file\" is empty.",
            "Media for node 12 not created since CSV column \"thumb\" is empty.");
  }

  @Test
  void aRowMayNameTheRowThatMadeItsNode() {
    var bench = bench().with(plan -> plan.idField("parent_id"));
    var item = item(bench, "parent_id", "book-1", "file", "a.jpg");

    assertThat(item.subject()).isEqualTo(new Item.Existing(null));
    assertThat(item.parent()).isEqualTo(new Parent.OfRow("book-1"));
    assertThat(item.media()).hasSize(1);
  }

  @Test
  void aColumnThatSaysNothingOfMediaIsToldOfOnce() {
    var planner = bench().planner("node_id", "file", "title", "field_note", "published");

    assertThat(planner.problems())
        .extracting(Problem::severity, Problem::message)
        .containsExactly(
            tuple(
                Problem.Severity.WARNING,
                "The column \"title\" is not used by this task: nodes stay as they are."),
            tuple(
                Problem.Severity.WARNING,
                "The column \"field_note\" is not used by this task: nodes stay as they are."));
  }

  @Test
  void withoutAColumnOfFilesThereIsNothingToDo() {
    assertThatThrownBy(() -> bench().planner("node_id"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("There is no column \"file\"");
    assertThat(bench().media(m -> m.additionalFiles("thumb", "17")).planner("node_id", "thumb"))
        .isNotNull();
    assertThatThrownBy(() -> bench().media(m -> m.nodesOnly(true)).planner("node_id", "file"))
        .hasMessageContaining(Advice.NODES_ONLY.words());
  }

  @Test
  void theRowsOfANodeAreToldApartByAllColumnsWithFiles() {
    var built =
        PlanSettings.builder()
            .task(RowTask.ADD_MEDIA)
            .media(MediaSettings.builder().additionalFiles("thumb", "17").build())
            .build();

    assertThat(built.idDetails()).containsExactly("file", "thumb");
    assertThat(PlanSettings.builder().build().idDetails()).isEmpty();
  }
}
