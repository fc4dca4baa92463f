package org.ingestworkbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ingestworkbench.Creations.everything;
import static org.ingestworkbench.Creations.node;

import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.store.JobState;
import org.junit.jupiter.api.Test;

/** A job of a name that had one before: it goes on, begins anew, or is refused. */
class StartingAgainTest extends JobCase {

  StartingAgainTest() {
    workers = 4;
    retries = 3;
  }

  @Test
  void aCancelledJobStartsNoFurtherRowAndCanBeResumed() {
    var job = job(rows(5), Recovery.NONE).concurrency(1).build();
    repository.after = Mishap.at(node("Title 2"), job::cancel);

    var report = job.run();

    assertThat(report.state()).isEqualTo(JobState.CANCELLED);
    assertThat(titles()).containsExactly("Title 1", "Title 2");
    assertThat(resume(rows(5)).allDone()).isTrue();
    assertThat(titles()).hasSize(5);
  }

  @Test
  void anAbortedJobLeavesItsRowOpen() {
    var job = job(rows(3), Recovery.NONE).concurrency(1).build();
    repository.after =
        creation -> {
          job.abort();
          throw WatchedRepository.lost();
        };

    var report = job.run();

    assertThat(report.state()).isEqualTo(JobState.ABORTED);
    assertThat(report.counts()).isEmpty();
    assertThat(jobRecord().rowsNotDone()).isEqualTo(1);
  }

  @Test
  void anUnfinishedJobRefusesAPlainStart() {
    repository.before = Mishap.refusing(everything());
    start(rows(1));

    assertThatThrownBy(() -> start(rows(1)))
        .isInstanceOf(UnfinishedJobException.class)
        .hasMessageContaining("Resume it, or start anew");
    repository.mend();
    assertThat(run(rows(1), Recovery.anew()).allDone()).isTrue();
  }

  @Test
  void aJobThatWasStartedAnewLeavesTheOldOneInNobodysWay() {
    repository.before = Mishap.refusing(everything());
    start(rows(1));
    repository.mend();
    run(rows(1), Recovery.anew());

    assertThat(start(rows(1)).allDone()).isTrue();
    assertThat(other(Recovery.NONE).run().allDone()).isTrue();
  }

  /** A job of another name that reads the same input. */
  private IngestJob other(Recovery recovery) {
    return job("other", directory.resolve("metadata.csv")).recovery(recovery).build();
  }

  @Test
  void aFinishedJobResumedWritesNothing() {
    start(rows(3));
    repository.asked.clear();

    var report = resume(rows(3));

    assertThat(repository.asked).isEmpty();
    assertThat(report.count(Outcome.Kind.SKIPPED)).isEqualTo(3);
  }

  @Test
  void resumingUnderAnotherNameDoesNotMakeEverythingOnceMore() {
    repository.before = Mishap.refusing(everything());
    start(rows(1));

    assertThatThrownBy(() -> other(Recovery.resume()).run())
        .isInstanceOf(UnfinishedJobException.class)
        .hasMessageContaining("another name");
  }

  @Test
  void rowsThatWereAddedToAFinishedJobAreIngestedOnResume() {
    start(rows(2));

    var report = run(rows(3), Recovery.resume().acceptingChanges());

    assertThat(report.count(Outcome.Kind.SKIPPED)).isEqualTo(2);
    assertThat(report.count(Outcome.Kind.CREATED)).isEqualTo(1);
    assertThat(titles()).hasSize(3);
  }
}
