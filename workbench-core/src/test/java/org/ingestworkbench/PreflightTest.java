package org.ingestworkbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ingestworkbench.Creations.node;

import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.store.IdMapStore;
import org.ingestworkbench.store.JobState;
import org.junit.jupiter.api.Test;

/** What is decided before the first write is decided of the job as it stands then. */
class PreflightTest extends JobCase {

  private static final String CSV = rows(3);

  /** The process dies after row 2 was made and before that is written down. */
  private void startAndDie() {
    repository.after = Mishap.dying(node("Title 2"));
    start(CSV);
    repository.mend();
    map.crash();
  }

  /** A map of which another process claims something and lets it go before we do. */
  private IdMapStore claimedAfter(Runnable other) {
    return Between.calls(
        IdMapStore.class,
        map,
        (method, arguments) -> {
          if (method.equals("claim")) {
            other.run();
          }
        });
  }

  @Test
  void aJobThatAnotherProcessWentOnWithIsLookedAtAgain() {
    startAndDie();
    var store = claimedAfter(() -> resume(CSV));

    var report = job(CSV, Recovery.resume()).idMap(store).build().run();

    assertThat(report.count(Outcome.Kind.SKIPPED)).isEqualTo(3);
    assertThat(report.state()).isEqualTo(JobState.FINISHED);
    assertThat(repository.memory.nodes()).hasSize(3);
    assertThat(heard.inputsRead).containsExactly(3L, 3L, 3L);
    assertThat(heard.boundaries).hasSize(2);
    assertThat(heard.boundaries.get(1).open()).isZero();
    assertThat(heard.boundaries.get(1).lastDone()).isNotNull();
    assertThat(heard.boundaries.get(1).lastDone().rowId()).isEqualTo("3");
  }

  @Test
  void aChangeThatAnotherProcessAcceptedIsComparedWithItsInput() {
    startAndDie();
    var other = rows(4);
    var store =
        claimedAfter(
            () -> {
              run(other, Recovery.resume().acceptingChanges());
              input(CSV);
            });

    assertThatThrownBy(() -> job(CSV, Recovery.resume()).idMap(store).build().run())
        .isInstanceOf(ChangedInputException.class)
        .hasMessageContaining("row 4");
    assertThat(jobRecord().state()).isEqualTo(JobState.FINISHED);
  }

  @Test
  void aCheckTellsThatNoRowCanHaveFailedOfAJobThatWasNeverStarted() {
    var report = job(CSV, Recovery.resume().failedOnly()).build().check();

    assertThat(report.problems())
        .filteredOn(problem -> problem.code() == Problem.Code.RECOVERY_DOUBTFUL)
        .singleElement()
        .satisfies(problem -> assertThat(problem.message()).contains("never started"));
  }
}
