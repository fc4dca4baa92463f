package org.ingestworkbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.ingestworkbench.plan.RowTask;
import org.ingestworkbench.source.csv.CsvRowSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Terms that get the name of another, and rows that name them by it. */
class RenamedTermsTest extends TermsCase {

  private boolean changing;

  @BeforeEach
  void termsAreThere() {
    var csv = "term_name,parent\nAnimals,\nBirds,Animals\nFowl,Animals\n";
    job("made", write("made.csv", csv)).build().run();
    changing = true;
    planning(plan -> plan.task(RowTask.UPDATE_TERMS).idField("term_id"));
  }

  @Override
  CsvRowSource source(Path input) {
    return changing
        ? CsvRowSource.builder(input).idColumn("term_id").task("update_terms").idsRepeat().build()
        : super.source(input);
  }

  @Test
  void aNameIsTakenWhenTheOtherTermHasGivenItUpAndNoRowChangesTheWrongTerm() {
    var csv = "term_id,term_name\nBirds,Fowl\nFowl,Poultry\n";
    var report = start(csv);
    assertThat(report.notDone())
        .singleElement()
        .satisfies(
            row ->
                assertThat(row.outcome().reason())
                    .contains("has another term \"Fowl\"", "in a run before this one"));
    assertThat(paths()).containsExactly("Animals", "Birds in Animals", "Poultry in Animals");
    assertThat(resume(csv).allDone()).isTrue();
    assertThat(paths()).containsExactly("Animals", "Fowl in Animals", "Poultry in Animals");
  }

  @Test
  void termsThatSwapTheirNamesAreRefused() {
    start("term_id,term_name\nBirds,Fowl\nFowl,Birds\n");
    assertThat(paths()).containsExactly("Animals", "Birds in Animals", "Fowl in Animals");
  }

  @Test
  void aTermMayGetItsOwnNameInAnotherSpelling() {
    assertThat(start("term_id,term_name\nBirds,BIRDS\n").allDone()).isTrue();
    assertThat(paths()).containsExactly("Animals", "BIRDS in Animals", "Fowl in Animals");
  }
}
