package org.ingestworkbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ingestworkbench.Creations.everything;
import static org.ingestworkbench.Creations.node;

import java.util.List;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.store.JobState;
import org.junit.jupiter.api.Test;

/** Rows that ended without being done are tried again, alone if wanted. */
class FailedOnlyTest extends JobCase {

  private static final String FIVE = rows(5);

  private void refuse(String... titles) {
    repository.before =
        Mishap.refusing(creation -> List.of(titles).contains(Creations.title(creation)));
  }

  @Test
  void onlyRowsThatFailedAreTriedAndTheJobIsFinishedByThem() {
    refuse("Title 2", "Title 4");
    start(FIVE);
    repository.mend();
    repository.asked.clear();

    var report = run(FIVE, Recovery.resume().failedOnly());

    assertThat(repository.asked).containsExactly("Title 2", "Title 4");
    assertThat(report.state()).isEqualTo(JobState.FINISHED);
    assertThat(report.done()).isEqualTo(2);
  }

  @Test
  void whatFailsAgainLeavesTheJobWithFailures() {
    refuse("Title 2", "Title 4");
    start(FIVE);
    refuse("Title 2");

    var report = run(FIVE, Recovery.resume().failedOnly());

    assertThat(report.state()).isEqualTo(JobState.FINISHED_WITH_FAILURES);
    assertThat(jobRecord().rowsDone()).isEqualTo(4);
  }

  @Test
  void rowsThatWereNotReachedStaySoAndTheJobIsNotFinished() {
    refuse("Title 2");
    var job = job(FIVE, Recovery.NONE).build();
    repository.after = Mishap.at(node("Title 3"), job::cancel);
    job.run();
    repository.mend();

    var report = run(FIVE, Recovery.resume().failedOnly());

    assertThat(titles()).containsExactly("Title 1", "Title 3", "Title 2");
    assertThat(report.state()).isEqualTo(JobState.CANCELLED);
    assertThat(report.stopped()).contains("others to be made");
    assertThat(resume(FIVE).allDone()).isTrue();
    assertThat(titles()).hasSize(5).doesNotHaveDuplicates();
  }

  @Test
  void aRowThatWasAddedIsNotForgotten() {
    refuse("Title 3");
    start(rows(3));
    repository.mend();
    var changed = "id,title\n1,Title 1\n3,Title 3\n4,Title 4\n";

    var report = run(changed, Recovery.resume().failedOnly().acceptingChanges());

    assertThat(report.state()).isEqualTo(JobState.CANCELLED);
    assertThat(report.stopped()).contains("others to be made");
    assertThat(resume(changed).allDone()).isTrue();
    assertThat(titles()).containsExactly("Title 1", "Title 2", "Title 3", "Title 4");
  }

  @Test
  void openRowsStayOpen() {
    repository.before = Mishap.breaking(502, everything());
    start(rows(8));
    repository.mend();
    repository.asked.clear();

    run(rows(8), Recovery.resume().failedOnly());

    assertThat(repository.asked).isEmpty();
    assertThat(jobRecord().rowsNotDone()).isEqualTo(5);
  }

  @Test
  void aJobThatWasNeverStartedHasNoFailedRows() {
    var job = job(rows(2), Recovery.resume().failedOnly()).build();

    assertThatThrownBy(job::run)
        .isInstanceOf(InputException.class)
        .hasMessageContaining("never started");
    assertThat(map.jobs()).isEmpty();
  }

  @Test
  void countsAreTakenBackBeyondTheFirstThousand() {
    repository.before =
        creation -> {
          var number = Integer.parseInt(Creations.title(creation).substring(6));
          if (number > 1 && number <= 1_100) {
            throw RepositoryException.refusal("no.", 422);
          } else if (number > 1_100) {
            throw WatchedRepository.broken(502);
          }
        };

    var report = start(rows(1_200));

    assertThat(report.state()).isEqualTo(JobState.STOPPED);
    assertThat(report.count(Outcome.Kind.FAILED)).isEqualTo(1_099);
    assertThat(report.notDoneCount()).isEqualTo(1_099);
    assertThat(heard.reopened)
        .containsExactlyInAnyOrder("1101 FAILED", "1102 FAILED", "1103 FAILED", "1104 FAILED");
    assertThat(jobRecord().rowsNotDone()).isEqualTo(1_104);
  }
}
