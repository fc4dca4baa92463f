package org.ingestworkbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.ingestworkbench.model.Kind;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.repository.Creation;
import org.ingestworkbench.store.IdMapStore;
import org.ingestworkbench.store.JobSession;
import org.ingestworkbench.store.JobState;
import org.ingestworkbench.store.StepState;
import org.ingestworkbench.store.StoreException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A row with several files, which are sent at once where there is room. */
class SeveralFilesTest extends JobCase {

  private static final String ONE = "id,title,file,b,c,d\n1,T1,a.jpg,b.jpg,c.jpg,d.jpg\n";

  private final AtomicReference<Thread> rowThread = new AtomicReference<>();
  private final AtomicReference<Thread> hand = new AtomicReference<>();
  private final AtomicBoolean first = new AtomicBoolean(true);
  private final CountDownLatch failed = new CountDownLatch(1);
  private final AtomicReference<StoreException> fault =
      new AtomicReference<>(new StoreException("The ID map was kept locked.", null));

  @BeforeEach
  void theFiles() {
    files("a.jpg", "b.jpg", "c.jpg", "d.jpg");
    var several = mediaSettings();
    List.of("b", "c", "d").forEach(column -> several.additionalFiles(column, "1"));
    planning(plan -> plan.media(several.build()));
    retries = 2;
  }

  private JobReport run(IdMapStore store, Recovery recovery) {
    return job(ONE, recovery).idMap(store).concurrency(2).build().run();
  }

  /** A store whose sessions do something before they write changes together. */
  private IdMapStore store(Runnable beforeWriting) {
    return Between.calls(
        IdMapStore.class,
        map,
        (method, arguments) -> {},
        result -> result instanceof JobSession session ? writing(session, beforeWriting) : result);
  }

  private static JobSession writing(JobSession session, Runnable before) {
    return Between.calls(
        JobSession.class,
        session,
        (method, arguments) -> {
          if (method.equals("together")) {
            before.run();
          }
        });
  }

  /** Fails one write of a hand, when a medium of the hand and one of the row are made. */
  private void failBesideTheRow() {
    if (Thread.currentThread() != rowThread.get() && repository.asked.size() > 2) {
      var failure = fault.getAndSet(null);
      if (failure != null) {
        failed.countDown();
        throw failure;
      }
    }
  }

  /**
   * The row's own thread makes its first medium when the hand is idle, then waits for the fault.
   */
  private void atRowThread(Creation creation) {
    if (creation instanceof Creation.OfNode) {
      rowThread.set(Thread.currentThread());
    } else if (Thread.currentThread() != rowThread.get()) {
      hand.compareAndSet(null, Thread.currentThread());
    } else if (first.getAndSet(false)) {
      awaitIdleHand();
    } else {
      await(failed);
      throw WatchedRepository.broken(503);
    }
  }

  private void awaitIdleHand() {
    long until = System.nanoTime() + Duration.ofSeconds(120).toNanos();
    while (System.nanoTime() < until && !idle(hand.get())) {
      Thread.onSpinWait();
    }
  }

  private static boolean idle(@Nullable Thread thread) {
    return thread != null && thread.getState() == Thread.State.TIMED_WAITING;
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(120, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whatIsCompleteDoesNotWaitForALongUploadBesideIt() {
    var others = new AtomicInteger();
    repository.before =
        creation -> {
          if (creation instanceof Creation.OfNode) {
            rowThread.set(Thread.currentThread());
          } else if (Thread.currentThread() == rowThread.get() && first.getAndSet(false)) {
            others.set(awaitCompleteMedia());
          }
        };
    run(map, Recovery.NONE);
    assertThat(others.get()).isPositive();
  }

  /** How many media the store has, once it has one while another is uploaded. */
  private int awaitCompleteMedia() {
    var journal = map.journal(jobRecord().id());
    long until = System.nanoTime() + Duration.ofSeconds(120).toNanos();
    int complete = 0;
    while (complete == 0 && System.nanoTime() < until) {
      complete =
          (int)
              journal.stepsOf("1").stream()
                  .filter(step -> step.key().kind() == Kind.MEDIA && step.complete())
                  .count();
    }
    return complete;
  }

  @Test
  void anOverloadedRepositoryGetsOneFileAfterTheOther() {
    var threads = ConcurrentHashMap.newKeySet();
    repository.before =
        creation -> {
          threads.add(Thread.currentThread());
          if (creation instanceof Creation.OfNode && first.getAndSet(false)) {
            throw WatchedRepository.broken(503);
          }
        };
    assertThat(run(map, Recovery.NONE).allDone()).isTrue();
    assertThat(repository.memory.media()).hasSize(4);
    assertThat(threads).hasSize(1);
  }

  @Test
  void aWriteThatFailsBesideARowThatGoesOnStopsTheRun() {
    repository.before = this::atRowThread;
    var report = run(store(this::failBesideTheRow), Recovery.NONE);

    assertThat(fault.get()).isNull();
    assertThat(report.state()).isEqualTo(JobState.STOPPED);
    assertThat(report.stopped()).contains("kept locked");
    assertThat(jobRecord().rowsDone()).isZero();

    repository.mend();
    assertThat(run(map, Recovery.resume()).count(Outcome.Kind.COMPLETED)).isEqualTo(1);
    assertThat(map.journal(report.job()).stepsOf("1"))
        .hasSize(5)
        .allMatch(step -> step.state() == StepState.COMPLETE);
    assertThat(repository.memory.media()).hasSize(4);
  }
}
