package org.ingestworkbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.ingestworkbench.memory.InMemoryIdMap;
import org.ingestworkbench.memory.InMemoryRepository;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.plan.MediaSettings;
import org.ingestworkbench.plan.PageSettings;
import org.ingestworkbench.plan.PlanSettings;
import org.ingestworkbench.source.CsvRowSource;
import org.ingestworkbench.spi.JobListener;
import org.ingestworkbench.spi.JobState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A job is told to stop: from any thread, by an interrupt, by a deadline; and stops in time. */
@Timeout(60)
class CancellingTest {

  private static final Duration AT_ONCE = Duration.ofMillis(1);

  @TempDir Path directory;
  private final WatchedRepository repository = new WatchedRepository();
  private InMemoryIdMap map = new InMemoryIdMap();
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
  private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);
  private final CountDownLatch everything = new CountDownLatch(1);

  CancellingTest() {
    repository.memory.withTerm("islandora_media_use", "Original File").withTerm("models", "Page");
  }

  @Test
  void theSameJobRunsAgainAfterItWasStopped() throws IOException {
    var job = job(3).recovery(Recovery.resume()).build();
    repository.after = creation -> job.cancel();
    assertThat(job.run().state()).isEqualTo(JobState.CANCELLED);
    repository.after = creation -> {};

    assertThat(job.run().state()).isEqualTo(JobState.FINISHED);
    assertThat(repository.memory.nodes()).hasSize(3);

    job.cancel();
    assertThat(job.run().stopped()).contains("cancelled");
  }

  @Test
  void aCancelDuringTheLastRowLeavesAFinishedJob() throws IOException {
    var job = job(2).concurrency(1).build();
    repository.after =
        creation -> {
          if (WatchedRepository.title(creation).equals("Title 2")) {
            job.cancel();
          }
        };

    var report = job.run();

    assertThat(report.state()).isEqualTo(JobState.FINISHED);
    assertThat(report.stopped()).isEmpty();
    assertThat(job(2).recovery(Recovery.resume().failedOnly()).build().run().allDone()).isTrue();
  }

  @AfterEach
  void letGo() {
    everything.countDown();
  }

  private IngestJobBuilder job(int rows) throws IOException {
    var csv = new StringBuilder("id,title,file\n");
    for (int i = 1; i <= rows; i++) {
      csv.append("%02d,Title %<d,%<02d.jpg%n".formatted(i));
      file("%02d.jpg".formatted(i));
    }
    return job(csv.toString(), PageSettings.DEFAULTS);
  }

  /** Once: a file that is written again has changed. */
  private void file(String name) throws IOException {
    if (Files.notExists(directory.resolve(name))) {
      Files.writeString(directory.resolve(name), "content of " + name);
    }
  }

  private IngestJobBuilder job(String csv, PageSettings pages) throws IOException {
    var file = Files.writeString(directory.resolve("metadata.csv"), csv);
    return IngestJob.named("test")
        .source(CsvRowSource.of(file))
        .repository(repository)
        .catalog(repository.memory)
        .idMap(map)
        .plan(
            PlanSettings.builder()
                .inputDirectory(directory)
                .media(MediaSettings.builder().use("1").build())
                .pages(pages)
                .build())
        .concurrency(1)
        .retries(3, Duration.ZERO)
        .clock(clock);
  }

  private List<String> titles() {
    return repository.memory.things(EntityType.NODE).stream()
        .map(InMemoryRepository.Thing::name)
        .toList();
  }

  private int media() {
    return repository.memory.things(EntityType.MEDIA).size();
  }

  private void whenMade(String title, Runnable what) {
    repository.after =
        creation -> {
          if (WatchedRepository.title(creation).equals(title)) {
            what.run();
          }
        };
  }

  private void resumeToTheEnd(int rows) throws IOException {
    repository.before = creation -> {};
    repository.after = creation -> {};
    assertThat(job(rows).recovery(Recovery.resume()).build().run().allDone()).isTrue();
    assertThat(titles()).doesNotHaveDuplicates().hasSize(rows);
    assertThat(media()).isEqualTo(rows);
  }

  @Test
  void theItemUnderWayIsFinishedWithItsMediaAndTheReportSaysWhereItStopped() throws IOException {
    var job = job(5).build();
    whenMade("Title 2", job::cancel);

    var report = job.run();

    assertThat(report.state()).isEqualTo(JobState.CANCELLED);
    assertThat(report.stoppedAt()).isEqualTo(new StopPoint("02", 3, List.of()));
    assertThat(report)
        .asString()
        .contains("after row 02 (line 3)")
        .endsWith("run a job of the same name with Recovery.resume().");
    assertThat(media()).isEqualTo(2);
    resumeToTheEnd(5);
  }

  @Test
  void anInterruptOfTheRunningThreadIsACancel() throws IOException {
    var running = Thread.currentThread();
    whenMade(
        "Title 2",
        () -> {
          running.interrupt();
          while (running.isInterrupted()) {
            Thread.onSpinWait();
          }
        });

    var report = job(5).build().run();

    assertThat(Thread.interrupted()).as("the thread is still interrupted").isTrue();
    assertThat(report.state()).isEqualTo(JobState.CANCELLED);
    assertThat(report.stopped()).contains("interrupted");
    assertThat(titles()).hasSizeBetween(2, 4);
    assertThat(media()).isEqualTo(titles().size());
    resumeToTheEnd(5);
  }

  @Test
  void aThreadThatIsInterruptedAlreadyStartsNoRow() throws IOException {
    Thread.currentThread().interrupt();

    var report = job(200).build().run();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(report.state()).isEqualTo(JobState.CANCELLED);
    assertThat(titles()).hasSizeLessThan(200);
  }

  @Test
  void aDeadlineThatPassesIsACancel() throws IOException {
    var deadline = now.get().plusSeconds(3600);
    whenMade("Title 3", () -> now.set(deadline));

    var report = job(5).deadline(deadline).build().run();

    assertThat(report.state()).isEqualTo(JobState.CANCELLED);
    assertThat(report.stopped()).contains("deadline").contains("2026-01-01T01:00:00Z");
    assertThat(titles()).hasSize(3);
    assertThat(media()).isEqualTo(3);
    resumeToTheEnd(5);
  }

  @Test
  void aDeadlineEndsAWait() throws IOException {
    var deadline = now.get().plusSeconds(10);
    repository.before =
        creation -> {
          throw WatchedRepository.broken(503);
        };

    var report =
        job(5)
            .deadline(deadline)
            .retries(9, Duration.ofSeconds(4))
            .waiting(time -> now.updateAndGet(instant -> instant.plus(time)))
            .build()
            .run();

    assertThat(report.state()).isEqualTo(JobState.CANCELLED);
    assertThat(report.stoppedAt()).extracting(StopPoint::underWay).isEqualTo(List.of("01"));
  }

  @Test
  void ofABookThePageUnderWayIsFinishedAndNoFurtherOneStarted() throws IOException {
    var pages = Files.createDirectories(directory.resolve("book"));
    for (int page = 1; page <= 4; page++) {
      Files.writeString(pages.resolve("page-" + page + ".jpg"), "page " + page);
    }
    var settings = PageSettings.builder().fromDirectories(true).model("2").build();
    var csv = "id,title\nbook,A book\nlast,Last\n";
    Files.createDirectories(directory.resolve("last"));
    var job = job(csv, settings).build();
    whenMade("A book, page 2", job::cancel);

    var report = job.run();

    assertThat(titles()).containsExactly("A book", "A book, page 1", "A book, page 2");
    assertThat(media()).as("the page under way has its medium").isEqualTo(2);
    assertThat(report.stoppedAt()).isEqualTo(new StopPoint(null, 0, List.of("book")));
    repository.after = creation -> {};
    assertThat(job(csv, settings).recovery(Recovery.resume()).build().run().allDone()).isTrue();
    assertThat(titles()).doesNotHaveDuplicates().hasSize(6);
    assertThat(media()).isEqualTo(4);
  }

  @Test
  void anItemThatDoesNotEndWithinTheLimitIsDroppedAndSettledLater() throws IOException {
    var dropped = new CountDownLatch(1);
    repository.aborting = dropped::countDown;
    var job = job(5).cancelLimit(AT_ONCE).build();
    whenMade(
        "Title 2",
        () -> {
          job.cancel();
          await(dropped);
          throw WatchedRepository.lost();
        });

    var report = job.run();

    assertThat(report.state()).as("cancelled, not aborted").isEqualTo(JobState.CANCELLED);
    assertThat(report.stoppedAt()).isEqualTo(new StopPoint("01", 2, List.of("02")));
    resumeToTheEnd(5);
  }

  @Test
  void whatHangsEvenThenIsLeftAndWritesToTheStoreNoMore() throws IOException {
    repository.aborting = () -> {};
    var job = job(5).cancelLimit(AT_ONCE).build();
    var ended = new CountDownLatch(1);
    whenMade(
        "Title 2",
        () -> {
          job.cancel();
          await(everything);
          ended.countDown();
        });

    var report = job.run();

    assertThat(report.state()).isEqualTo(JobState.CANCELLED);
    assertThat(report.stoppedAt()).isEqualTo(new StopPoint("01", 2, List.of("02")));
    everything.countDown();
    await(ended);
    map = map.reopen();
    resumeToTheEnd(5);
  }

  @Test
  void abortDropsWhatIsUnderWayAndSaysSo() throws IOException {
    var dropped = new CountDownLatch(1);
    repository.aborting = dropped::countDown;
    var job = job(5).build();
    whenMade(
        "Title 2",
        () -> {
          job.abort();
          await(dropped);
          throw WatchedRepository.lost();
        });

    var report = job.run();

    assertThat(report.state()).isEqualTo(JobState.ABORTED);
    assertThat(report.stopped()).isEqualTo("The job was aborted.");
    assertThat(report.stoppedAt()).isEqualTo(new StopPoint("01", 2, List.of("02")));
    resumeToTheEnd(5);
  }

  @Test
  void whoCancelsCanAskWhatIsWaitedFor() throws IOException {
    var job = job(3).build();
    var waitedFor = new AtomicReference<>(List.<String>of());
    assertThat(job.underWay()).isEmpty();
    whenMade("Title 2", () -> waitedFor.set(job.underWay()));

    job.run();

    assertThat(waitedFor.get()).containsExactly("02");
    assertThat(job.underWay()).isEmpty();
  }

  @Test
  void aCheckIsEndedToo() throws IOException {
    var csv = new StringBuilder("id,title,file\n");
    for (int i = 1; i <= 500; i++) {
      csv.append(i).append(",Title,missing.jpg\n");
    }
    var box = new AtomicReference<IngestJob>();
    var job =
        job(csv.toString(), PageSettings.DEFAULTS)
            .listener(
                new JobListener() {
                  @Override
                  public void problem(Problem problem) {
                    box.get().cancel();
                  }
                })
            .build();
    box.set(job);

    var report = job.check();

    assertThat(report.cancelled()).isTrue();
    assertThat(report.ok()).isFalse();
    assertThat(map.jobs()).isEmpty();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
