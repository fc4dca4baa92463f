package org.ingestworkbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.ingestworkbench.memory.InMemoryIdMap;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.plan.MediaSettings;
import org.ingestworkbench.plan.PageSettings;
import org.ingestworkbench.plan.PlanSettings;
import org.ingestworkbench.source.CsvRowSource;
import org.ingestworkbench.spi.Creation;
import org.ingestworkbench.spi.JobListener;
import org.ingestworkbench.spi.JobState;
import org.ingestworkbench.spi.MapEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages that really are bad, of a book that was there before and is not made again. */
class SameAnswerPagesTest {

  @TempDir Path directory;
  private final WatchedRepository repository = new WatchedRepository();
  private final List<String> reopened = new ArrayList<>();
  private InMemoryIdMap map = new InMemoryIdMap();

  @BeforeEach
  void files() throws IOException {
    repository
        .memory
        .withTerm("islandora_media_use", "Original File")
        .withTerm("islandora_models", "Page");
    Files.createDirectories(directory.resolve("last"));
    Files.createDirectories(directory.resolve("book"));
  }

  private void pages(int count) throws IOException {
    for (int i = 1; i <= count; i++) {
      Files.writeString(directory.resolve("book/page-" + i + ".jpg"), "1");
    }
  }

  private JobReport run(String rows, Recovery recovery) throws IOException {
    return IngestJob.named("test")
        .source(
            CsvRowSource.of(
                Files.writeString(directory.resolve("metadata.csv"), "id,title\n" + rows)))
        .repository(repository)
        .catalog(repository.memory)
        .idMap(map)
        .plan(
            PlanSettings.builder()
                .inputDirectory(directory)
                .media(MediaSettings.builder().use("1").build())
                .pages(PageSettings.builder().fromDirectories(true).model("2").build())
                .build())
        .concurrency(1)
        .retries(1, Duration.ZERO)
        .recovery(recovery)
        .listener(
            new JobListener() {
              @Override
              public void rowReopened(String rowId, Outcome.Kind formerly) {
                reopened.add(rowId + " " + formerly);
              }
            })
        .build()
        .run();
  }

  private void answerBadPages() {
    repository.before =
        creation -> {
          if (WatchedRepository.title(creation).matches(".*page 1[0-7]")) {
            throw WatchedRepository.broken(500);
          }
        };
  }

  private void answerBadFiles() {
    repository.before =
        creation -> {
          if (creation instanceof Creation.OfMedia media
              && media.media().name().matches("page-1[0-7].*")) {
            throw WatchedRepository.broken(500);
          }
        };
  }

  /** The book's node is there, and the ID map has it; the journal does not. */
  private Recovery anotherProgramMadeTheBook() throws IOException {
    run("book,Book\n", Recovery.NONE);
    map = new InMemoryIdMap();
    var node = String.valueOf(repository.memory.nodes().get(0).id());
    map.put(new MapEntry("test", "", "", "book", node, "memory:"));
    return Recovery.startingFrom(Long.parseLong(node));
  }

  private void endsAtTheNextResume(Recovery recovery, int nodes) throws IOException {
    var rows = "book,Book\nlast,Last\n";
    assertThat(run(rows, recovery).state()).isEqualTo(JobState.STOPPED);

    var report = run(rows, recovery);

    assertThat(report.state()).isEqualTo(JobState.FINISHED_WITH_FAILURES);
    assertThat(repository.memory.nodes()).hasSize(nodes);
    assertThat(report.notDone())
        .singleElement()
        .satisfies(
            row -> assertThat(row.outcome().reason()).contains("page-10.jpg", "page-17.jpg"));
  }

  @Test
  void ofABookThatAnotherProgramMadeTheyFailOnceMoreAndTheJobGoesOn() throws IOException {
    var recovery = anotherProgramMadeTheBook();
    pages(30);
    answerBadPages();

    endsAtTheNextResume(recovery, 2 + 30 - 8);
  }

  @Test
  void soDoPagesOfSuchABookWhoseFilesAreNotTaken() throws IOException {
    var recovery = anotherProgramMadeTheBook();
    pages(30);
    answerBadFiles();

    endsAtTheNextResume(recovery, 2 + 30);
  }

  @Test
  void soDoPagesThatComeToOurOwnDoneBookByANumber() throws IOException {
    run("book,Book\n", Recovery.NONE);
    pages(30);
    answerBadPages();

    endsAtTheNextResume(Recovery.startingFrom(3), 2 + 30 - 8);
  }

  @Test
  void aBookThatTheRunDidNotEndIsNotTakenBackFromItsCounts() throws IOException {
    run("book,Book\n", Recovery.NONE);
    pages(30);
    answerBadPages();

    var report = run("book,Book\nlast,Last\n", Recovery.startingFrom(3));

    assertThat(report.counts().values()).allMatch(count -> count >= 0);
    assertThat(reopened).isEmpty();
  }

  @Test
  void aBookThatEndedWithBadPagesBeforeOthersStoppedTheRunIsTakenBackAsItEnded()
      throws IOException {
    var recovery = anotherProgramMadeTheBook();
    pages(12);
    repository.before =
        creation -> {
          if (WatchedRepository.title(creation).matches(".*page 1[0-7]|Bad .*")) {
            throw WatchedRepository.broken(500);
          }
        };
    Files.createDirectories(directory.resolve("x"));
    Files.createDirectories(directory.resolve("y"));

    var report = run("book,Book\nx,Bad 1\ny,Bad 2\n", recovery);

    assertThat(report.state()).isEqualTo(JobState.STOPPED);
    assertThat(report.counts().values()).allMatch(count -> count == 0);
    assertThat(report.notDone()).isEmpty();
    assertThat(reopened).contains("book PARTIAL", "x FAILED");
  }

  @Test
  void aSiteThatIsDownFailsNoPageOfThem() throws IOException {
    var recovery = anotherProgramMadeTheBook();
    pages(30);
    answerBadPages();
    run("book,Book\nlast,Last\n", recovery);
    repository.looking = WatchedRepository.broken(500);

    assertThat(run("book,Book\nlast,Last\n", recovery).state()).isEqualTo(JobState.STOPPED);
  }
}
