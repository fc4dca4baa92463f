package org.ingestworkbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ingestworkbench.Creations.everything;
import static org.ingestworkbench.Creations.node;
import static org.ingestworkbench.Creations.nodes;

import java.time.Duration;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.store.JobState;
import org.junit.jupiter.api.Test;

/** A repository that breaks: once, for one row, for all; and answers that are lost. */
class BrokenSiteTest extends JobCase {

  BrokenSiteTest() {
    retries = 3;
  }

  @Test
  void aLostAnswerIsSettledAndNothingIsMadeTwice() {
    workers = 4;
    repository.after = Mishap.losing(1);

    var report = start(rows(2));

    assertThat(report.count(Outcome.Kind.ADOPTED)).isEqualTo(1);
    assertThat(report.count(Outcome.Kind.CREATED)).isEqualTo(1);
    assertThat(titles()).containsExactly("Title 1", "Title 2");
  }

  @Test
  void aNodeWhoseLastAnswerIsLostIsAdoptedAndNotReportedAsFailed() {
    workers = 4;
    repository.after = Mishap.losing(Integer.MAX_VALUE);

    var report = job(rows(2), Recovery.NONE).retries(0, Duration.ZERO).build().run();

    assertThat(report.count(Outcome.Kind.ADOPTED)).isEqualTo(2);
    assertThat(titles()).hasSize(2);
  }

  @Test
  void aRowThatAlwaysBreaksFailsAloneAfterItsRetries() {
    repository.before = Mishap.breaking(500, node("Title 1"));

    var report = start(rows(3));

    assertThat(report.count(Outcome.Kind.FAILED)).isEqualTo(1);
    assertThat(repository.asked.stream().filter("Title 1"::equals)).hasSize(4);
    assertThat(titles()).containsExactly("Title 2", "Title 3");
  }

  @Test
  void theSameStatusOnFiveRowsInARowStopsTheJobWithThoseRowsOpen() {
    repository.before = Mishap.breaking(502, everything());

    var report = start(rows(20));

    assertThat(report.state()).isEqualTo(JobState.STOPPED);
    assertThat(report.stopped()).contains("5 rows in a row");
    assertThat(report.notDone()).isEmpty();
    assertThat(jobRecord().rowsNotDone()).isEqualTo(5);
    repository.mend();
    assertThat(resume(rows(20)).allDone()).isTrue();
    assertThat(titles()).hasSize(20).doesNotHaveDuplicates();
  }

  @Test
  void badPagesAmongGoodOnesFailAloneAndTheBookGoesOn() {
    repository.before = Mishap.breaking(500, nodes(".*0"));

    var report = book(60);

    assertThat(report.state()).isEqualTo(JobState.FINISHED_WITH_FAILURES);
    assertThat(titles()).hasSize(1 + 54);
    assertThat(report.notDone().get(0).outcome().reason()).contains("page-10.jpg", "page-60.jpg");
  }

  private JobReport book(int pages) {
    withPages();
    pages("book", pages);
    retries = 0;
    return start("id,title\nbook,Book\n");
  }

  @Test
  void badPagesInARowStopTheJobAndAreNamed() {
    repository.before = Mishap.breaking(500, nodes(".*page 1[0-9]"));

    var report = book(20);

    assertThat(report.state()).isEqualTo(JobState.STOPPED);
    assertThat(report.stopped())
        .contains("5 rows or pages in a row (book page page-10.jpg, book page page-11.jpg,");
  }

  @Test
  void aRightThatIsLostInMidRunStopsTheJob() {
    repository.before =
        Mishap.failing(
            node("Title 1").negate(), () -> RepositoryException.refusal("Forbidden.", 403));

    var report = start(rows(20));

    assertThat(report.state()).isEqualTo(JobState.STOPPED);
    assertThat(report.count(Outcome.Kind.CREATED)).isEqualTo(1);
    assertThat(report.notDone()).isEmpty();
  }

  @Test
  void whatCannotEvenBeAskedForIsUnresolvedAndNotMadeAgain() {
    repository.after = Mishap.failing(node("Title 1"), WatchedRepository::lost);
    repository.asking = WatchedRepository.broken(500);

    var report = start(rows(3));

    assertThat(report.count(Outcome.Kind.UNRESOLVED)).isEqualTo(1);
    assertThat(report.count(Outcome.Kind.CREATED)).isEqualTo(2);
    assertThat(titles()).hasSize(3);
    repository.asking = null;
    repository.mend();
    assertThat(resume(rows(3)).allDone()).isTrue();
    assertThat(titles()).hasSize(3);
  }
}
