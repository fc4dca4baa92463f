package org.ingestworkbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.ingestworkbench.Creations.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import org.ingestworkbench.model.InputChange;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.source.ValueTemplates;
import org.ingestworkbench.source.csv.CsvRowSource;
import org.ingestworkbench.store.JobState;
import org.junit.jupiter.api.Test;

/** A job is resumed after somebody has touched its input. */
class ChangedInputTest extends JobCase {

  private static final String FIVE = "id,title\n01,A\n02,B\n03,C\n04,D\n05,E\n";

  private void start(CsvRowSource.Builder source) {
    job(Recovery.NONE).source(source.build()).build().run();
  }

  private JobReport resume(CsvRowSource.Builder source) {
    return job(Recovery.resume()).source(source.build()).build().run();
  }

  private CsvRowSource.Builder csv(String text) {
    return CsvRowSource.builder(write("metadata.csv", text));
  }

  private List<Problem> told() {
    return heard.problems.stream()
        .filter(problem -> problem.code() != Problem.Code.FILE_COLUMN_MISSING)
        .toList();
  }

  /** Runs the five rows, cancelled when the row of this title has been made. */
  private void startAndStopAfter(String title) {
    var job = job(FIVE, Recovery.NONE).build();
    repository.after = Mishap.at(node(title), job::cancel);
    job.run();
    repository.mend();
  }

  private ChangedInputException refusal(String text) {
    var job = job(text, Recovery.resume()).build();
    var before = titles();
    var refusal = catchThrowableOfType(ChangedInputException.class, job::run);
    assertThat(refusal)
        .hasMessageContaining(refusal.facts())
        .hasMessageContaining("acceptingChanges()");
    assertThat(refusal.facts()).doesNotContain("Recovery.");
    assertThat(titles()).isEqualTo(before);
    return refusal;
  }

  @Test
  void anInputThatDidNotChangeIsResumedWithoutAWord() {
    startAndStopAfter("B");

    var report = resume(FIVE);

    assertThat(report.allDone()).isTrue();
    assertThat(told()).isEmpty();
    assertThat(titles()).containsExactly("A", "B", "C", "D", "E");
  }

  @Test
  void aRowThatChangedAfterItWasDoneIsNamedBeforeAnythingIsWritten() {
    startAndStopAfter("B");

    var refusal = refusal(FIVE.replace("01,A", "01,Other"));

    assertThat(refusal.changes()).containsExactly(InputChange.changed("01", 2, true));
    assertThat(refusal).hasMessageContaining("row 01 (line 2)").hasMessageContaining("1 changed");
    assertThat(told())
        .singleElement()
        .matches(problem -> problem.code() == Problem.Code.ROW_CHANGED);
    assertThat(jobRecord().state()).isEqualTo(JobState.CANCELLED);
  }

  @Test
  void aRowThatChangedBeforeItWasReachedIsNamedToo() {
    startAndStopAfter("B");

    assertThat(refusal(FIVE.replace("04,D", "04,Other")).changes())
        .containsExactly(InputChange.changed("04", 5, false));
  }

  @Test
  void addedAndMissingRowsAreToldApartAlthoughTheFirstRunSawNeither() {
    startAndStopAfter("B");

    var changed = FIVE.replace("04,D\n", "").replace("03,C", "02b,New\n03,C");

    assertThat(refusal(changed).changes())
        .containsExactly(InputChange.added("02b", 4), InputChange.gone("04", 5, false));
  }

  @Test
  void aMissingRowThatWasDoneIsNamedAsDone() {
    startAndStopAfter("B");

    assertThat(refusal(FIVE.replace("02,B\n", "")).changes())
        .containsExactly(InputChange.gone("02", 3, true));
  }

  @Test
  void anIdThatLostItsLeadingZeroIsTheSameRowRespelled() {
    startAndStopAfter("B");

    var refusal = refusal(FIVE.replace("02,B", "2,B").replace("05,E", "5,E"));

    assertThat(refusal.changes())
        .containsExactly(
            InputChange.respelled("2", 3, "02", true), InputChange.respelled("5", 6, "05", false));
    assertThat(refusal).hasMessageContaining("was row 02");
  }

  @Test
  void rowsInAnotherOrderAreTheSameRows() {
    startAndStopAfter("B");

    var report = resume("id,title\n05,E\n04,D\n03,C\n02,B\n01,A\n");

    assertThat(report.allDone()).isTrue();
    assertThat(titles()).containsExactly("A", "B", "E", "D", "C");
  }

  @Test
  void acceptedChangesAreMadeAndNotAskedAboutAgain() {
    startAndStopAfter("B");
    var changed = FIVE.replace("01,A", "01,Other").replace("03,C", "03,New") + "06,F\n";
    refusal(changed);

    var report = run(changed, Recovery.resume().acceptingChanges());

    assertThat(report.allDone()).isTrue();
    assertThat(titles()).containsExactly("A", "B", "New", "D", "E", "F");
    assertThat(resume(changed).count(Outcome.Kind.SKIPPED)).isEqualTo(6);
    assertThat(refusal(changed.replace("06,F", "06,G")).changes())
        .containsExactly(InputChange.changed("06", 7, true));
  }

  @Test
  void aCorrectedRowThatHadFailedIsNoChange() {
    repository.before = Mishap.refusing(node("C"));
    assertThat(start(FIVE).count(Outcome.Kind.FAILED)).isEqualTo(1);

    var report = resume(FIVE.replace("03,C", "03,Sea"));

    assertThat(report.allDone()).isTrue();
    assertThat(titles()).containsExactly("A", "B", "D", "E", "Sea");
    assertThat(told()).isEmpty();
    assertThat(refusal(FIVE).changes()).containsExactly(InputChange.changed("03", 4, true));
  }

  @Test
  void aFileOfADoneRowThatChangedIsAChangeUntilAccepted() throws IOException {
    files("a.txt", "b.txt");
    var text = "id,title,file\n01,A,a.txt\n02,B,b.txt\n";
    assertThat(start(text).allDone()).isTrue();
    Files.setLastModifiedTime(directory.resolve("a.txt"), FileTime.fromMillis(1_000));

    assertThat(refusal(text).changes()).containsExactly(InputChange.changed("01", 2, true));

    run(text, Recovery.resume().acceptingChanges());
    assertThat(resume(text).allDone()).isTrue();
    Files.setLastModifiedTime(directory.resolve("a.txt"), FileTime.fromMillis(2_000));
    assertThat(refusal(text).changes()).containsExactly(InputChange.changed("01", 2, true));
    assertThat(repository.memory.media()).hasSize(2);
  }

  @Test
  void aSettingThatChangesWhatIsMadeIsNamed() {
    startAndStopAfter("B");
    planning(plan -> plan.texts(texts -> texts.withMaxTitleLength(10)));

    assertThat(refusal(FIVE).changes())
        .containsExactly(InputChange.setting("max_node_title_length"));
  }

  @Test
  void whatDoesNotChangeWhatIsMadeIsNoChange() {
    startAndStopAfter("B");
    planning(plan -> plan.inputDirectory(directory.resolve("elsewhere")));

    var report = job(FIVE, Recovery.resume()).concurrency(3).retries(1, Duration.ZERO).build();

    assertThat(report.run().allDone()).isTrue();
  }

  @Test
  void valuesThatAreDrawnAreTheSameInEveryRun() {
    var templates =
        ValueTemplates.builder()
            .randomSeed("seed")
            .template("title", "$csv_value $uuid_string")
            .build();
    start(csv(FIVE).valueTemplates(templates));

    var report = resume(csv(FIVE).valueTemplates(templates));

    assertThat(report.allDone()).isTrue();
    assertThat(told()).isEmpty();
  }

  @Test
  void rowsThatTheSettingsLeaveOutAreNotMissed() {
    start(csv(FIVE).onlyRows(List.of("01", "04")));

    var report = resume(csv(FIVE.replace("02,B", "02,Other")).onlyRows(List.of("01", "04")));

    assertThat(report.allDone()).isTrue();
    assertThat(told()).isEmpty();
  }

  @Test
  void aStartThatMadeNothingIsComparedWithNothing() {
    var job = job(FIVE, Recovery.NONE).build();
    job.cancel();
    assertThat(job.run().done()).isZero();

    var report = resume("id,title\n07,X\n");

    assertThat(report.allDone()).isTrue();
    assertThat(titles()).containsExactly("X");
  }

  @Test
  void aScanThatWasBrokenOffMissesNoRows() {
    startAndStopAfter("B");
    var cancelled = job(FIVE, Recovery.resume()).build();
    cancelled.cancel();
    cancelled.run();

    assertThat(resume(FIVE).allDone()).isTrue();
  }

  @Test
  void underAStartingNodeAChangeIsAWarning() {
    startAndStopAfter("B");

    var report = run(FIVE.replace("01,A", "01,Other"), Recovery.startingFrom(1));

    assertThat(report.allDone()).isTrue();
    assertThat(told())
        .singleElement()
        .matches(problem -> problem.severity() == Problem.Severity.WARNING);
  }

  @Test
  void whatIsNotResumedHasNothingToAccept() {
    assertThatThrownBy(Recovery.NONE::acceptingChanges).isInstanceOf(IllegalStateException.class);
    assertThat(Recovery.resume().acceptingChanges().failedOnly())
        .hasToString("resume, accepting changes, failed only");
  }
}
