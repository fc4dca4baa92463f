package org.ingestworkbench.plan.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ingestworkbench.plan.item.Bench.bench;

import org.assertj.core.api.AbstractThrowableAssert;
import org.ingestworkbench.model.Advice;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.MediaDraft.Fixity.Algorithm;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.plan.FieldDefinition;
import org.junit.jupiter.api.Test;

class ColumnRequirementsTest {

  private static AbstractThrowableAssert<?, ?> refusal(Bench bench, String... columns) {
    return assertThatThrownBy(() -> bench.planner(columns)).isInstanceOf(InputException.class);
  }

  @Test
  void aTitleColumnIsNeeded() {
    refusal(bench(), "id", "file").hasMessageContaining("There is no column \"title\"");
  }

  @Test
  void columnsThatSettingsNameHaveToBeThere() {
    refusal(
            bench()
                .media(
                    m -> m.additionalFiles("thumb", "17").naming(n -> n.withColumn("field_local")))
                .pages(p -> p.parentsExist(true).directoryColumn("folder")),
            "id",
            "title")
        .hasMessageContaining("There is no column \"thumb\"")
        .hasMessageContaining("There is no column \"field_local\"")
        .hasMessageContaining("There is no column \"folder\"")
        .hasMessageContaining("There is no column \"field_member_of\"");
  }

  @Test
  void pagesNeedAModelAndTheirContentType() {
    refusal(bench().pages(p -> p.model(null)), "id", "title")
        .hasMessageContaining(Advice.PAGE_MODEL.words());
    refusal(bench().pages(p -> p.contentType("page")), "id", "title")
        .hasMessageContaining(Advice.PAGE_CONTENT_TYPE.words());
  }

  @Test
  void templatesMayOnlyWantWhatThereIs() {
    refusal(bench().pages(p -> p.titleTemplate("$parent_titel")), "id", "title")
        .hasMessageContaining("$parent_titel, which there is not. Did you mean \"parent_title\"?");
    refusal(bench().pages(p -> p.valueTemplate("field_note", "$w")), "id", "title")
        .hasMessageContaining("field_note")
        .hasMessageContaining("w");
  }

  @Test
  void paragraphsAreNotSupported() {
    var bench = bench();
    bench.catalog.field(FieldDefinition.of("field_part", "entity_reference_revisions", 1));
    refusal(bench, "id", "title", "field_part").hasMessageContaining("paragraphs");
    assertThat(
            bench
                .with(b -> b.ignoredColumns(java.util.Set.of("field_part", "notes")))
                .planner("id", "title", "field_part", "notes"))
        .isNotNull();
  }

  @Test
  void aTrackColumnHasToNameAFieldForTracks() {
    refusal(bench(), "id", "title", "media:video:field_subtitle")
        .hasMessageContaining("CSV column header media:video:field_subtitle does not match");
  }

  @Test
  void theIdColumnMayBeAFieldOrNot() {
    var planner = bench().with(b -> b.idField("field_note")).planner("field_note", "title");
    var fields = planner.plan(Bench.row("field_note", "x")).item().node().fields();
    assertThat(fields).containsKey("field_note");
    assertThat(bench().with(b -> b.idField("key")).planner("key", "title")).isNotNull();
  }

  @Test
  void whatIsOddButNoReasonToStopIsSaid() {
    assertThat(bench().planner("id", "title", "checksum").problems())
        .extracting(Problem::code)
        .containsExactly(Problem.Code.COLUMN_UNSUPPORTED, Problem.Code.FILE_COLUMN_MISSING);
    assertThat(bench().planner("id", "title", "file").problems()).isEmpty();
    assertThat(bench().media(m -> m.nodesOnly(true)).planner("id", "title").problems()).isEmpty();
  }

  @Test
  void aCheckThatIsToCompareChecksumsMissesTheirColumn() {
    var compared = bench().media(m -> m.fixity(Algorithm.MD5).fixityInCheck(true));
    assertThat(compared.planner("id", "title", "file").problems())
        .extracting(Problem::code)
        .containsExactly(Problem.Code.COLUMN_MISSING);
    assertThat(compared.planner("id", "title", "file", "checksum").problems()).isEmpty();
  }

  @Test
  void theFileColumnIsNoAdditionalOne() {
    refusal(bench().media(m -> m.additionalFiles("file", "17")), "id", "title", "file")
        .hasMessageContaining(Advice.ADDITIONAL_FILES.words() + " names the column \"file\"");
  }
}
