package org.ingestworkbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ingestworkbench.Creations.everything;
import static org.ingestworkbench.Creations.node;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.ingestworkbench.listener.JobListener;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.store.JobState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A job is told to stop: from any thread, by an interrupt, by a deadline; and stops in time. */
@Timeout(300)
class CancellingTest extends JobCase {

  private static final Duration AT_ONCE = Duration.ofMillis(1);

  private final TurnedClock clock = new TurnedClock();
  private final CountDownLatch letGo = new CountDownLatch(1);

  CancellingTest() {
    retries = 3;
  }

  @Test
  void theSameJobRunsAgainAfterItWasStopped() {
    var job = job(3, Recovery.resume()).build();
    repository.after = creation -> job.cancel();
    assertThat(job.run().state()).isEqualTo(JobState.CANCELLED);
    repository.mend();

    assertThat(job.run().state()).isEqualTo(JobState.FINISHED);
    assertThat(repository.memory.nodes()).hasSize(3);

    job.cancel();
    assertThat(job.run().stopped()).contains("cancelled");
  }

  @Test
  void aCancelDuringTheLastRowLeavesAFinishedJob() {
    var job = job(2).build();
    whenMade("Title 2", job::cancel);

    var report = job.run();

    assertThat(report.state()).isEqualTo(JobState.FINISHED);
    assertThat(report.stopped()).isEmpty();
    assertThat(job(2, Recovery.resume().failedOnly()).build().run().allDone()).isTrue();
  }

  @AfterEach
  void letGoOfWhatHangs() {
    letGo.countDown();
  }

  private IngestJobBuilder job(int rows, Recovery recovery) {
    var csv = new StringBuilder("id,title,file\n");
    for (int i = 1; i <= rows; i++) {
      csv.append("%02d,Title %<d,%<02d.jpg%n".formatted(i));
      files("%02d.jpg".formatted(i));
    }
    return job(csv.toString(), recovery).clock(clock.clock());
  }

  private IngestJobBuilder job(int rows) {
    return job(rows, Recovery.NONE);
  }

  private int mediaMade() {
    return repository.memory.media().size();
  }

  private void whenMade(String title, Runnable what) {
    repository.after = Mishap.at(node(title), what);
  }

  private void resumeToTheEnd(int rows) {
    repository.mend();
    assertThat(job(rows, Recovery.resume()).build().run().allDone()).isTrue();
    assertThat(titles()).doesNotHaveDuplicates().hasSize(rows);
    assertThat(mediaMade()).isEqualTo(rows);
  }

  @Test
  void theItemUnderWayIsFinishedWithItsMediaAndTheReportSaysWhereItStopped() {
    var job = job(5).build();
    whenMade("Title 2", job::cancel);

    var report = job.run();

    assertThat(report.state()).isEqualTo(JobState.CANCELLED);
    assertThat(report.stoppedAt()).isEqualTo(new StopPoint("02", 3, List.of(), true));
    assertThat(report)
        .asString()
        .contains("after row 02 (line 3)")
        .endsWith("run a job of the same name with Recovery.resume().");
    assertThat(mediaMade()).isEqualTo(2);
    resumeToTheEnd(5);
  }

  @Test
  void anInterruptOfTheRunningThreadIsACancel() {
    var running = Thread.currentThread();
    whenMade(
        "Title 2",
        () -> {
          running.interrupt();
          while (running.isInterrupted() || !waits(running)) {
            Thread.onSpinWait();
          }
        });

    var report = job(5).build().run();

    assertThat(Thread.interrupted()).as("the thread is still interrupted").isTrue();
    assertThat(report.state()).isEqualTo(JobState.CANCELLED);
    assertThat(report.stopped()).contains("interrupted");
    assertThat(titles()).hasSizeBetween(2, 4);
    assertThat(mediaMade()).isEqualTo(titles().size());
    resumeToTheEnd(5);
  }

  /** A thread that has noticed its interrupt waits again once it has told the run. */
  private static boolean waits(Thread running) {
    return running.getState() == Thread.State.WAITING
        || running.getState() == Thread.State.TIMED_WAITING;
  }

  @Test
  void aThreadThatIsInterruptedAlreadyStartsNoRow() {
    Thread.currentThread().interrupt();

    var report = job(200).build().run();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(report.state()).isEqualTo(JobState.CANCELLED);
    assertThat(titles()).hasSizeLessThan(200);
  }

  @Test
  void aDeadlineThatPassesIsACancel() {
    var deadline = clock.in(Duration.ofHours(1));
    whenMade("Title 3", () -> clock.turnTo(deadline));

    var report = job(5).deadline(deadline).build().run();

    assertThat(report.state()).isEqualTo(JobState.CANCELLED);
    assertThat(report.stopped()).contains("deadline").contains("2026-01-01T01:00:00Z");
    assertThat(titles()).hasSize(3);
    assertThat(mediaMade()).isEqualTo(3);
    resumeToTheEnd(5);
  }

  @Test
  void aDeadlineEndsAWait() {
    var deadline = clock.in(Duration.ofSeconds(10));
    repository.before = Mishap.breaking(503, everything());

    var report =
        job(5)
            .deadline(deadline)
            .retries(9, Duration.ofSeconds(4))
            .waiting(clock::turn)
            .build()
            .run();

    assertThat(report.state()).isEqualTo(JobState.CANCELLED);
    assertThat(report.stoppedAt()).extracting(StopPoint::underWay).isEqualTo(List.of("01"));
  }

  @Test
  void ofABookThePageUnderWayIsFinishedAndNoFurtherOneStarted() {
    withPages();
    pages("book", 4);
    folders("last");
    var csv = "id,title\nbook,A book\nlast,Last\n";
    var job = job(csv, Recovery.NONE).build();
    whenMade("A book, page 2", job::cancel);

    var report = job.run();

    assertThat(titles()).containsExactly("A book", "A book, page 1", "A book, page 2");
    assertThat(mediaMade()).as("the page under way has its medium").isEqualTo(2);
    assertThat(report.stoppedAt()).isEqualTo(new StopPoint(null, 0, List.of("book"), true));
    repository.mend();
    assertThat(resume(csv).allDone()).isTrue();
    assertThat(titles()).doesNotHaveDuplicates().hasSize(6);
    assertThat(mediaMade()).isEqualTo(4);
  }

  @Test
  void anItemThatDoesNotEndWithinTheLimitIsDroppedAndSettledLater() {
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
    assertThat(report.stoppedAt()).isEqualTo(new StopPoint("01", 2, List.of("02"), true));
    resumeToTheEnd(5);
  }

  @Test
  void whatHangsEvenThenIsLeftAndWritesToTheStoreNoMore() {
    repository.aborting = () -> {};
    var job = job(5).cancelLimit(AT_ONCE).build();
    var ended = new CountDownLatch(1);
    whenMade(
        "Title 2",
        () -> {
          job.cancel();
          await(letGo);
          ended.countDown();
        });

    var report = job.run();

    assertThat(report.state()).isEqualTo(JobState.CANCELLED);
    assertThat(report.stoppedAt()).isEqualTo(new StopPoint("01", 2, List.of("02"), true));
    letGo.countDown();
    await(ended);
    map = map.reopen();
    resumeToTheEnd(5);
  }

  @Test
  void abortDropsWhatIsUnderWayAndSaysSo() {
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
    assertThat(report.stoppedAt()).isEqualTo(new StopPoint("01", 2, List.of("02"), true));
    resumeToTheEnd(5);
  }

  @Test
  void whoCancelsCanAskWhatIsWaitedFor() {
    var job = job(3).build();
    var waitedFor = new AtomicReference<>(List.<String>of());
    assertThat(job.underWay()).isEmpty();
    whenMade("Title 2", () -> waitedFor.set(job.underWay()));

    job.run();

    assertThat(waitedFor.get()).containsExactly("02");
    assertThat(job.underWay()).isEmpty();
  }

  @Test
  void aCheckIsEndedToo() {
    var csv = new StringBuilder("id,title,file\n");
    for (int i = 1; i <= 500; i++) {
      csv.append(i).append(",Title,missing.jpg\n");
    }
    var jobs = new ArrayList<IngestJob>();
    var cancelling =
        new JobListener() {
          @Override
          public void problem(Problem problem) {
            jobs.get(0).cancel();
          }
        };
    jobs.add(job(csv.toString(), Recovery.NONE).listener(cancelling).build());

    var report = jobs.get(0).check();

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
