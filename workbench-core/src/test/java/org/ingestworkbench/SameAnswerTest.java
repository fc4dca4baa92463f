package org.ingestworkbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ingestworkbench.memory.InMemoryIdMap;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.plan.MediaSettings;
import org.ingestworkbench.plan.PageSettings;
import org.ingestworkbench.plan.PlanSettings;
import org.ingestworkbench.source.CsvRowSource;
import org.ingestworkbench.spi.JobListener.RowEnded;
import org.ingestworkbench.spi.JobState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same answer on five rows in a row is the world's fault, until it comes for them again. */
class SameAnswerTest {

  @TempDir Path directory;
  private final WatchedRepository repository = new WatchedRepository();
  private final InMemoryIdMap map = new InMemoryIdMap();
  private String csv = rows(20);
  private PlanSettings plan = PlanSettings.builder().build();

  private static String rows(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(i -> i + ",T " + i + "\n")
        .collect(Collectors.joining("", "id,title\n", ""));
  }

  private JobReport run(Recovery recovery) throws IOException {
    return job(recovery).run();
  }

  private IngestJob job(Recovery recovery) throws IOException {
    return IngestJob.named("test")
        .source(CsvRowSource.of(Files.writeString(directory.resolve("metadata.csv"), csv)))
        .repository(repository)
        .catalog(repository.memory)
        .idMap(map)
        .plan(plan)
        .concurrency(1)
        .retries(1, Duration.ZERO)
        .recovery(recovery)
        .build();
  }

  private JobReport resume() throws IOException {
    return run(Recovery.resume());
  }

  /** Rows with these numbers are answered so, whenever they are tried; 0 answers all well. */
  private void answer(int status, IntPredicate bad) {
    repository.before =
        creation -> {
          var title = WatchedRepository.title(creation);
          if (status != 0
              && title.matches("T [0-9]+")
              && bad.test(Integer.parseInt(title.substring(2)))) {
            throw WatchedRepository.broken(status);
          }
        };
  }

  private static IntPredicate from(int first, int last) {
    return number -> number >= first && number <= last;
  }

  private static List<String> ids(JobReport report) {
    return report.notDone().stream().map(RowEnded::rowId).toList();
  }

  @Test
  void rowsThatAreBadInEveryRunFailAndTheJobGoesOn() throws IOException {
    answer(500, from(3, 7));
    assertThat(run(Recovery.NONE).state()).isEqualTo(JobState.STOPPED);

    var report = resume();

    assertThat(report.state()).isEqualTo(JobState.FINISHED_WITH_FAILURES);
    assertThat(ids(report)).containsExactly("3", "4", "5", "6", "7");
    assertThat(report.count(Outcome.Kind.FAILED)).isEqualTo(5);
    assertThat(repository.memory.nodes()).hasSize(15);
    assertThat(resume().state()).isEqualTo(JobState.FINISHED_WITH_FAILURES);
    answer(0, number -> true);
    assertThat(resume().allDone()).isTrue();
    assertThat(repository.memory.nodes()).hasSize(20);
  }

  @Test
  void theStopSaysWhatToDo() throws IOException {
    answer(500, from(3, 7));

    assertThat(run(Recovery.NONE).stopped())
        .contains("5 rows in a row (3, 4, 5, 6, 7)", "Answer 500.", "resume all the same");
  }

  @Test
  void moreBadRowsThanFiveTakeAResumeForEachFive() throws IOException {
    answer(500, from(3, 14));
    assertThat(run(Recovery.NONE).state()).isEqualTo(JobState.STOPPED);
    assertThat(resume().state()).isEqualTo(JobState.STOPPED);
    assertThat(map.jobs().get(0).rowsNotDone()).isEqualTo(10);

    var report = resume();

    assertThat(report.state()).isEqualTo(JobState.FINISHED_WITH_FAILURES);
    assertThat(report.count(Outcome.Kind.FAILED)).isEqualTo(12);
  }

  @Test
  void aSiteThatIsDownInEveryRunFailsNoRow() throws IOException {
    answer(502, number -> true);
    repository.asking = WatchedRepository.broken(502);
    repository.looking = WatchedRepository.broken(502);
    run(Recovery.NONE);
    for (int i = 0; i < 3; i++) {
      var report = resume();

      assertThat(report.state()).isEqualTo(JobState.STOPPED);
      assertThat(report.notDone()).isEmpty();
      assertThat(map.jobs().get(0).rowsNotDone()).isEqualTo(5);
    }
    repository.asking = null;
    repository.looking = null;
    answer(0, number -> true);
    assertThat(resume().allDone()).isTrue();
    assertThat(repository.memory.nodes()).hasSize(20);
  }

  /** A full disk on the site: whatever is read is well. */
  @Test
  void aSiteThatAnswersAndTakesNothingFailsNoRow() throws IOException {
    answer(500, number -> true);
    run(Recovery.NONE);

    var report = resume();

    assertThat(report.state()).isEqualTo(JobState.STOPPED);
    assertThat(report.notDone()).isEmpty();
    assertThat(report.counts().values()).allMatch(count -> count == 0);
    assertThat(map.jobs().get(0).rowsNotDone()).isEqualTo(10);
    answer(0, number -> true);
    assertThat(resume().allDone()).isTrue();
    assertThat(repository.memory.nodes()).hasSize(20);
  }

  /** Fewer than five are left after the first five: nothing trips, and nothing was made. */
  @Test
  void aSiteThatTakesNothingFailsNoRowAtTheEndOfTheInputEither() throws IOException {
    csv = rows(8);
    answer(500, number -> true);
    run(Recovery.NONE);
    for (int i = 0; i < 3; i++) {
      var report = resume();

      assertThat(report.state()).isEqualTo(JobState.STOPPED);
      assertThat(report.stopped()).contains("nothing was made", "1, 2, 3, 4, 5", "Answer 500.");
      assertThat(report.notDone()).isEmpty();
      assertThat(map.jobs().get(0).rowsNotDone()).isEqualTo(8);
    }
    answer(0, number -> true);
    assertThat(resume().allDone()).isTrue();
    assertThat(repository.memory.nodes()).hasSize(8);
  }

  @Test
  void rowsThatAreLetGoFailWhereSomethingWasMadeBeforeThemInTheRun() throws IOException {
    answer(500, from(16, 20));
    assertThat(run(Recovery.NONE).state()).isEqualTo(JobState.STOPPED);
    assertThat(resume().state()).isEqualTo(JobState.STOPPED);
    csv = csv.replace("id,title\n", "id,title\nnew,New\n");

    var report = run(Recovery.resume().acceptingChanges());

    assertThat(report.state()).isEqualTo(JobState.FINISHED_WITH_FAILURES);
    assertThat(ids(report)).containsExactly("16", "17", "18", "19", "20");
    assertThat(resume().state()).isEqualTo(JobState.FINISHED_WITH_FAILURES);
  }

  @Test
  void aCancelLeavesRowsOpenOfWhichNobodyCanTell() throws IOException {
    answer(500, number -> true);
    run(Recovery.NONE);
    var job = job(Recovery.resume());
    var bad = repository.before;
    repository.before =
        creation -> {
          if (WatchedRepository.title(creation).equals("T 5")) {
            job.cancel();
          }
          bad.on(creation);
        };

    var report = job.run();

    assertThat(report.state()).isEqualTo(JobState.CANCELLED);
    assertThat(report.notDone()).isEmpty();
    answer(500, number -> true);
    assertThat(resume().notDone()).isEmpty();
  }

  @Test
  void aRightThatIsLostFailsNoRowHoweverOftenTheJobIsResumed() throws IOException {
    answer(403, from(3, 20));
    run(Recovery.NONE);

    var report = resume();

    assertThat(report.state()).isEqualTo(JobState.STOPPED);
    assertThat(report.notDone()).isEmpty();
    assertThat(report.stopped()).contains("3, 4, 5, 6, 7");
    assertThat(map.jobs().get(0).rowsNotDone()).isEqualTo(5);
  }

  @Test
  void rowsThatWereForbiddenFarApartDoNotBarWhatFollows() throws IOException {
    answer(403, number -> number % 3 == 0);
    assertThat(run(Recovery.NONE).count(Outcome.Kind.FAILED)).isEqualTo(6);
    csv = rows(22);

    var report = run(Recovery.resume().acceptingChanges());

    assertThat(report.state()).isEqualTo(JobState.FINISHED_WITH_FAILURES);
    assertThat(report.count(Outcome.Kind.FAILED)).isEqualTo(7);
    assertThat(repository.memory.nodes()).hasSize(22 - 7);
  }

  @Test
  void anotherAnswerThanTheFirstTimeIsTheWorldsFaultAgain() throws IOException {
    answer(500, from(3, 7));
    run(Recovery.NONE);
    answer(503, from(3, 7));

    assertThat(resume().state()).isEqualTo(JobState.STOPPED);
  }

  @Test
  void rowsThatFailedFarApartDoNotStopTheRunThatTriesOnlyThem() throws IOException {
    answer(500, number -> number % 3 == 0);
    assertThat(run(Recovery.NONE).count(Outcome.Kind.FAILED)).isEqualTo(6);

    var report = run(Recovery.resume().failedOnly());

    assertThat(report.state()).isEqualTo(JobState.FINISHED_WITH_FAILURES);
    assertThat(report.count(Outcome.Kind.FAILED)).isEqualTo(6);
  }

  @Test
  void badPagesOfABookFailOnceMoreAndTheBookGoesOn() throws IOException {
    book(30);
    repository.before =
        creation -> {
          if (WatchedRepository.title(creation).matches(".*page 1[0-7]")) {
            throw WatchedRepository.broken(500);
          }
        };
    assertThat(run(Recovery.NONE).state()).isEqualTo(JobState.STOPPED);

    var report = resume();

    assertThat(report.state()).isEqualTo(JobState.FINISHED_WITH_FAILURES);
    assertThat(repository.memory.nodes()).hasSize(1 + 30 - 8);
    assertThat(report.notDone().get(0).outcome().reason()).contains("page-10.jpg", "page-17.jpg");
  }

  private void book(int pages) throws IOException {
    repository
        .memory
        .withTerm("islandora_media_use", "Original File")
        .withTerm("islandora_models", "Page");
    var folder = Files.createDirectories(directory.resolve("book"));
    for (int i = 1; i <= pages; i++) {
      Files.writeString(folder.resolve("page-" + i + ".jpg"), "1");
    }
    csv = "id,title\nbook,Book\n";
    plan =
        PlanSettings.builder()
            .inputDirectory(directory)
            .media(MediaSettings.builder().use("1").build())
            .pages(PageSettings.builder().fromDirectories(true).model("2").build())
            .build();
  }
}
