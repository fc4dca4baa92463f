package org.ingestworkbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.ingestworkbench.memory.InMemoryIdMap;
import org.ingestworkbench.memory.InMemoryRepository;
import org.ingestworkbench.model.InputChange;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.plan.MediaSettings;
import org.ingestworkbench.plan.PlanSettings;
import org.ingestworkbench.source.CsvRowSource;
import org.ingestworkbench.source.ValueTemplates;
import org.ingestworkbench.spi.JobListener;
import org.ingestworkbench.spi.JobState;
import org.ingestworkbench.spi.RepositoryException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A job is resumed after somebody has touched its input. */
class ChangedInputTest {

  private static final String FIVE = "id,title\n01,A\n02,B\n03,C\n04,D\n05,E\n";

  @TempDir Path directory;
  private final WatchedRepository repository = new WatchedRepository();
  private final InMemoryIdMap map = new InMemoryIdMap();
  private final List<Problem> told = new ArrayList<>();
  private PlanSettings plan = PlanSettings.builder().build();

  private Path csv(String text) throws IOException {
    return Files.writeString(directory.resolve("metadata.csv"), text);
  }

  private IngestJobBuilder job(String text, Recovery recovery) throws IOException {
    return job(CsvRowSource.builder(csv(text)), recovery);
  }

  private IngestJobBuilder job(CsvRowSource.Builder source, Recovery recovery) {
    return IngestJob.named("test")
        .source(source.build())
        .repository(repository)
        .catalog(repository.memory)
        .idMap(map)
        .plan(plan)
        .concurrency(1)
        .recovery(recovery)
        .listener(
            new JobListener() {
              @Override
              public void problem(Problem problem) {
                if (problem.code() != Problem.Code.FILE_COLUMN_MISSING) {
                  told.add(problem);
                }
              }
            });
  }

  /** Runs the five rows, cancelled when the row of this title has been made. */
  private void startAndStopAfter(String title) throws IOException {
    var job = job(FIVE, Recovery.NONE).build();
    repository.after =
        creation -> {
          if (WatchedRepository.title(creation).equals(title)) {
            job.cancel();
          }
        };
    job.run();
    repository.after = creation -> {};
  }

  private List<String> titles() {
    return repository.memory.nodes().stream().map(InMemoryRepository.Thing::name).toList();
  }

  private ChangedInputException refusal(String text) throws IOException {
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

  private static InputChange[] only(InputChange... changes) {
    return changes;
  }

  @Test
  void anInputThatDidNotChangeIsResumedWithoutAWord() throws IOException {
    startAndStopAfter("B");

    var report = job(FIVE, Recovery.resume()).build().run();

    assertThat(report.allDone()).isTrue();
    assertThat(told).isEmpty();
    assertThat(titles()).containsExactly("A", "B", "C", "D", "E");
  }

  @Test
  void aRowThatChangedAfterItWasDoneIsNamedBeforeAnythingIsWritten() throws IOException {
    startAndStopAfter("B");

    var refusal = refusal(FIVE.replace("01,A", "01,Other"));

    assertThat(refusal.changes()).containsExactly(only(InputChange.changed("01", 2, true)));
    assertThat(refusal).hasMessageContaining("row 01 (line 2)").hasMessageContaining("1 changed");
    assertThat(told).singleElement().matches(problem -> problem.code() == Problem.Code.ROW_CHANGED);
    assertThat(map.jobs().get(0).state()).isEqualTo(JobState.CANCELLED);
  }

  @Test
  void aRowThatChangedBeforeItWasReachedIsNamedToo() throws IOException {
    startAndStopAfter("B");

    assertThat(refusal(FIVE.replace("04,D", "04,Other")).changes())
        .containsExactly(InputChange.changed("04", 5, false));
  }

  @Test
  void addedAndMissingRowsAreToldApartAlthoughTheFirstRunSawNeither() throws IOException {
    startAndStopAfter("B");

    var changed = FIVE.replace("04,D\n", "").replace("03,C", "02b,New\n03,C");

    assertThat(refusal(changed).changes())
        .containsExactly(InputChange.added("02b", 4), InputChange.gone("04", 5, false));
  }

  @Test
  void aMissingRowThatWasDoneIsNamedAsDone() throws IOException {
    startAndStopAfter("B");

    assertThat(refusal(FIVE.replace("02,B\n", "")).changes())
        .containsExactly(InputChange.gone("02", 3, true));
  }

  @Test
  void anIdThatLostItsLeadingZeroIsTheSameRowRespelled() throws IOException {
    startAndStopAfter("B");

    var refusal = refusal(FIVE.replace("02,B", "2,B").replace("05,E", "5,E"));

    assertThat(refusal.changes())
        .containsExactly(
            InputChange.respelled("2", 3, "02", true), InputChange.respelled("5", 6, "05", false));
    assertThat(refusal).hasMessageContaining("was row 02");
  }

  @Test
  void rowsInAnotherOrderAreTheSameRows() throws IOException {
    startAndStopAfter("B");

    var report = job("id,title\n05,E\n04,D\n03,C\n02,B\n01,A\n", Recovery.resume()).build().run();

    assertThat(report.allDone()).isTrue();
    assertThat(titles()).containsExactly("A", "B", "E", "D", "C");
  }

  @Test
  void acceptedChangesAreMadeAndNotAskedAboutAgain() throws IOException {
    startAndStopAfter("B");
    var changed = FIVE.replace("01,A", "01,Other").replace("03,C", "03,New") + "06,F\n";
    refusal(changed);

    var report = job(changed, Recovery.resume().acceptingChanges()).build().run();

    assertThat(report.allDone()).isTrue();
    assertThat(titles()).containsExactly("A", "B", "New", "D", "E", "F");
    assertThat(job(changed, Recovery.resume()).build().run().count(Outcome.Kind.SKIPPED))
        .isEqualTo(6);
    assertThat(refusal(changed.replace("06,F", "06,G")).changes())
        .containsExactly(InputChange.changed("06", 7, true));
  }

  @Test
  void aCorrectedRowThatHadFailedIsNoChange() throws IOException {
    repository.before =
        creation -> {
          if (WatchedRepository.title(creation).equals("C")) {
            throw RepositoryException.refusal("no C here.", 422);
          }
        };
    assertThat(job(FIVE, Recovery.NONE).build().run().count(Outcome.Kind.FAILED)).isEqualTo(1);

    var report = job(FIVE.replace("03,C", "03,Sea"), Recovery.resume()).build().run();

    assertThat(report.allDone()).isTrue();
    assertThat(titles()).containsExactly("A", "B", "D", "E", "Sea");
    assertThat(told).isEmpty();
    assertThat(refusal(FIVE).changes()).containsExactly(InputChange.changed("03", 4, true));
  }

  @Test
  void aFileOfADoneRowThatChangedIsAChangeUntilAccepted() throws IOException {
    Files.writeString(directory.resolve("a.txt"), "one");
    Files.writeString(directory.resolve("b.txt"), "one");
    plan =
        PlanSettings.builder()
            .inputDirectory(directory)
            .media(MediaSettings.builder().use("1").build())
            .build();
    repository.memory.withTerm("islandora_media_use", "Original File");
    var text = "id,title,file\n01,A,a.txt\n02,B,b.txt\n";
    assertThat(job(text, Recovery.NONE).build().run().allDone()).isTrue();
    Files.setLastModifiedTime(directory.resolve("a.txt"), FileTime.fromMillis(1_000));

    assertThat(refusal(text).changes()).containsExactly(InputChange.changed("01", 2, true));

    job(text, Recovery.resume().acceptingChanges()).build().run();
    assertThat(job(text, Recovery.resume()).build().run().allDone()).isTrue();
    Files.setLastModifiedTime(directory.resolve("a.txt"), FileTime.fromMillis(2_000));
    assertThat(refusal(text).changes()).containsExactly(InputChange.changed("01", 2, true));
    assertThat(repository.memory.media()).hasSize(2);
  }

  @Test
  void aSettingThatChangesWhatIsMadeIsNamed() throws IOException {
    startAndStopAfter("B");
    plan = PlanSettings.builder().texts(texts -> texts.withMaxTitleLength(10)).build();

    assertThat(refusal(FIVE).changes())
        .containsExactly(InputChange.setting("max_node_title_length"));
  }

  @Test
  void whatDoesNotChangeWhatIsMadeIsNoChange() throws IOException {
    startAndStopAfter("B");
    plan = PlanSettings.builder().inputDirectory(directory.resolve("elsewhere")).build();

    var report =
        job(FIVE, Recovery.resume()).concurrency(3).retries(1, java.time.Duration.ZERO).build();

    assertThat(report.run().allDone()).isTrue();
  }

  @Test
  void valuesThatAreDrawnAreTheSameInEveryRun() throws IOException {
    UnaryOperator<CsvRowSource.Builder> templates =
        csv ->
            csv.valueTemplates(
                ValueTemplates.builder()
                    .randomSeed("seed")
                    .template("title", "$csv_value $uuid_string")
                    .build());
    job(templates.apply(CsvRowSource.builder(csv(FIVE))), Recovery.NONE).build().run();

    var report =
        job(templates.apply(CsvRowSource.builder(csv(FIVE))), Recovery.resume()).build().run();

    assertThat(report.allDone()).isTrue();
    assertThat(told).isEmpty();
  }

  @Test
  void rowsThatTheSettingsLeaveOutAreNotMissed() throws IOException {
    job(CsvRowSource.builder(csv(FIVE)).onlyRows(List.of("01", "04")), Recovery.NONE).build().run();

    var report =
        job(
                CsvRowSource.builder(csv(FIVE.replace("02,B", "02,Other")))
                    .onlyRows(List.of("01", "04")),
                Recovery.resume())
            .build()
            .run();

    assertThat(report.allDone()).isTrue();
    assertThat(told).isEmpty();
  }

  @Test
  void aStartThatMadeNothingIsComparedWithNothing() throws IOException {
    var job = job(FIVE, Recovery.NONE).build();
    job.cancel();
    assertThat(job.run().done()).isZero();

    var report = job("id,title\n07,X\n", Recovery.resume()).build().run();

    assertThat(report.allDone()).isTrue();
    assertThat(titles()).containsExactly("X");
  }

  @Test
  void aScanThatWasBrokenOffMissesNoRows() throws IOException {
    startAndStopAfter("B");
    var cancelled = job(FIVE, Recovery.resume()).build();
    cancelled.cancel();
    cancelled.run();

    assertThat(job(FIVE, Recovery.resume()).build().run().allDone()).isTrue();
  }

  @Test
  void underAStartingNodeAChangeIsAWarning() throws IOException {
    startAndStopAfter("B");

    var report = job(FIVE.replace("01,A", "01,Other"), Recovery.startingFrom(1)).build().run();

    assertThat(report.allDone()).isTrue();
    assertThat(told)
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
