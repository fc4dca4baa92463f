package org.ingestworkbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ingestworkbench.Creations.everything;
import static org.ingestworkbench.Creations.node;
import static org.ingestworkbench.Creations.nodes;

import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.ingestworkbench.listener.JobListener.RowEnded;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.repository.Creation;
import org.ingestworkbench.store.JobState;
import org.junit.jupiter.api.Test;

/** The same answer on five rows in a row is the world's fault, until it comes for them again. */
class SameAnswerTest extends JobCase {

  private static final String CSV = rows(20);

  SameAnswerTest() {
    retries = 1;
  }

  private JobReport start() {
    return start(CSV);
  }

  private JobReport resume() {
    return resume(CSV);
  }

  /** Whenever these are tried, they are answered so. */
  private void answer(int status, Predicate<Creation> bad) {
    repository.before = Mishap.breaking(status, bad);
  }

  private static Predicate<Creation> numbers(IntPredicate bad) {
    return nodes("Title [0-9]+")
        .and(creation -> bad.test(Integer.parseInt(Creations.title(creation).substring(6))));
  }

  private static Predicate<Creation> from(int first, int last) {
    return numbers(number -> number >= first && number <= last);
  }

  private static List<String> ids(JobReport report) {
    return report.notDone().stream().map(RowEnded::rowId).toList();
  }

  @Test
  void rowsThatAreBadInEveryRunFailAndTheJobGoesOn() {
    answer(500, from(3, 7));
    assertThat(start().state()).isEqualTo(JobState.STOPPED);

    var report = resume();

    assertThat(report.state()).isEqualTo(JobState.FINISHED_WITH_FAILURES);
    assertThat(ids(report)).containsExactly("3", "4", "5", "6", "7");
    assertThat(report.count(Outcome.Kind.FAILED)).isEqualTo(5);
    assertThat(repository.memory.nodes()).hasSize(15);
    assertThat(resume().state()).isEqualTo(JobState.FINISHED_WITH_FAILURES);
    repository.mend();
    assertThat(resume().allDone()).isTrue();
    assertThat(repository.memory.nodes()).hasSize(20);
  }

  @Test
  void theStopSaysWhatToDo() {
    answer(500, from(3, 7));

    assertThat(start().stopped())
        .contains("5 rows in a row (3, 4, 5, 6, 7)", "Answer 500.", "resume all the same");
  }

  @Test
  void theStopSaysThatAResumeWhichMakesNothingStopsAgain() {
    var csv = rows(7);
    answer(500, from(3, 7));

    assertThat(start(csv).stopped())
        .contains("When nothing else is left to make, a resume stops again");
    assertThat(resume(csv).state()).isEqualTo(JobState.STOPPED);
  }

  @Test
  void moreBadRowsThanFiveTakeAResumeForEachFive() {
    answer(500, from(3, 14));
    assertThat(start().state()).isEqualTo(JobState.STOPPED);
    assertThat(resume().state()).isEqualTo(JobState.STOPPED);
    assertThat(jobRecord().rowsNotDone()).isEqualTo(10);

    var report = resume();

    assertThat(report.state()).isEqualTo(JobState.FINISHED_WITH_FAILURES);
    assertThat(report.count(Outcome.Kind.FAILED)).isEqualTo(12);
  }

  @Test
  void aSiteThatIsDownInEveryRunFailsNoRow() {
    answer(502, everything());
    repository.asking = WatchedRepository.broken(502);
    repository.looking = WatchedRepository.broken(502);
    assertThat(start().stopped()).contains("answers nothing else either");
    for (int i = 0; i < 3; i++) {
      var report = resume();

      assertThat(report.state()).isEqualTo(JobState.STOPPED);
      assertThat(report.notDone()).isEmpty();
      assertThat(jobRecord().rowsNotDone()).isEqualTo(1);
    }
    repository.asking = null;
    repository.looking = null;
    repository.mend();
    assertThat(resume().allDone()).isTrue();
    assertThat(repository.memory.nodes()).hasSize(20);
  }

  /** A full disk on the site: whatever is read is well. */
  @Test
  void aSiteThatAnswersAndTakesNothingFailsNoRow() {
    answer(500, everything());
    start();

    var report = resume();

    assertThat(report.state()).isEqualTo(JobState.STOPPED);
    assertThat(report.notDone()).isEmpty();
    assertThat(report.counts().values()).allMatch(count -> count == 0);
    assertThat(jobRecord().rowsNotDone()).isEqualTo(10);
    repository.mend();
    assertThat(resume().allDone()).isTrue();
    assertThat(repository.memory.nodes()).hasSize(20);
  }

  /** Fewer than five are left after the first five: nothing trips, and nothing was made. */
  @Test
  void aSiteThatTakesNothingFailsNoRowAtTheEndOfTheInputEither() {
    var csv = rows(8);
    answer(500, everything());
    start(csv);
    for (int i = 0; i < 3; i++) {
      var report = resume(csv);

      assertThat(report.state()).isEqualTo(JobState.STOPPED);
      assertThat(report.stopped()).contains("nothing was made", "1, 2, 3, 4, 5", "Answer 500.");
      assertThat(report.notDone()).isEmpty();
      assertThat(jobRecord().rowsNotDone()).isEqualTo(8);
    }
    repository.mend();
    assertThat(resume(csv).allDone()).isTrue();
    assertThat(repository.memory.nodes()).hasSize(8);
  }

  @Test
  void rowsThatAreLetGoFailWhereSomethingWasMadeBeforeThemInTheRun() {
    answer(500, from(16, 20));
    assertThat(start().state()).isEqualTo(JobState.STOPPED);
    assertThat(resume().state()).isEqualTo(JobState.STOPPED);
    var more = CSV.replace("id,title\n", "id,title\nnew,New\n");

    var report = run(more, Recovery.resume().acceptingChanges());

    assertThat(report.state()).isEqualTo(JobState.FINISHED_WITH_FAILURES);
    assertThat(ids(report)).containsExactly("16", "17", "18", "19", "20");
    assertThat(resume(more).state()).isEqualTo(JobState.FINISHED_WITH_FAILURES);
  }

  @Test
  void aCancelLeavesRowsOpenOfWhichNobodyCanTell() {
    answer(500, everything());
    start();
    var job = job(CSV, Recovery.resume()).build();
    var bad = repository.before;
    repository.before =
        creation -> {
          Mishap.at(node("Title 5"), job::cancel).on(creation);
          bad.on(creation);
        };

    var report = job.run();

    assertThat(report.state()).isEqualTo(JobState.CANCELLED);
    assertThat(report.notDone()).isEmpty();
    answer(500, everything());
    assertThat(resume().notDone()).isEmpty();
  }

  @Test
  void aRightThatIsLostFailsNoRowHoweverOftenTheJobIsResumed() {
    answer(403, from(3, 20));
    start();
    for (int i = 0; i < 5; i++) {
      var report = resume();

      assertThat(report.state()).isEqualTo(JobState.STOPPED);
      assertThat(report.notDone()).isEmpty();
    }
    repository.mend();
    assertThat(resume().allDone()).isTrue();
    assertThat(repository.memory.nodes()).hasSize(20);
  }

  @Test
  void rowsThatAreForbiddenInEveryRunFailAndTheJobGoesOn() {
    answer(403, from(3, 7));
    assertThat(start().stopped()).contains("resume all the same");

    var report = resume();

    assertThat(report.state()).isEqualTo(JobState.FINISHED_WITH_FAILURES);
    assertThat(ids(report)).containsExactly("3", "4", "5", "6", "7");
    assertThat(repository.memory.nodes()).hasSize(15);
  }

  @Test
  void rowsThatWereForbiddenFarApartDoNotBarWhatFollows() {
    answer(403, numbers(number -> number % 3 == 0));
    assertThat(start().count(Outcome.Kind.FAILED)).isEqualTo(6);

    var report = run(rows(22), Recovery.resume().acceptingChanges());

    assertThat(report.state()).isEqualTo(JobState.FINISHED_WITH_FAILURES);
    assertThat(report.count(Outcome.Kind.FAILED)).isEqualTo(7);
    assertThat(repository.memory.nodes()).hasSize(22 - 7);
  }

  @Test
  void anotherAnswerThanTheFirstTimeIsTheWorldsFaultAgain() {
    answer(500, from(3, 7));
    start();
    answer(503, from(3, 7));

    assertThat(resume().state()).isEqualTo(JobState.STOPPED);
  }

  @Test
  void rowsThatFailedFarApartDoNotStopTheRunThatTriesOnlyThem() {
    answer(500, numbers(number -> number % 3 == 0));
    assertThat(start().count(Outcome.Kind.FAILED)).isEqualTo(6);

    var report = run(CSV, Recovery.resume().failedOnly());

    assertThat(report.state()).isEqualTo(JobState.FINISHED_WITH_FAILURES);
    assertThat(report.count(Outcome.Kind.FAILED)).isEqualTo(6);
  }

  @Test
  void badPagesOfABookFailOnceMoreAndTheBookGoesOn() {
    withPages();
    pages("book", 30);
    var csv = "id,title\nbook,Book\n";
    answer(500, nodes(".*page 1[0-7]"));
    assertThat(start(csv).state()).isEqualTo(JobState.STOPPED);

    var report = resume(csv);

    assertThat(report.state()).isEqualTo(JobState.FINISHED_WITH_FAILURES);
    assertThat(repository.memory.nodes()).hasSize(1 + 30 - 8);
    assertThat(report.notDone().get(0).outcome().reason()).contains("page-10.jpg", "page-17.jpg");
  }
}
