package org.ingestworkbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.ingestworkbench.memory.InMemoryIdMap;
import org.ingestworkbench.model.Kind;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.model.StepState;
import org.ingestworkbench.plan.MediaSettings;
import org.ingestworkbench.plan.PlanSettings;
import org.ingestworkbench.source.CsvRowSource;
import org.ingestworkbench.spi.Creation;
import org.ingestworkbench.spi.IdMapStore;
import org.ingestworkbench.spi.JobSession;
import org.ingestworkbench.spi.JobState;
import org.ingestworkbench.spi.StoreException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A row with several files, which are sent at once where there are idle hands. */
class SeveralFilesTest {

  private static final String ONE = "id,title,file,b,c,d\n1,T1,a.jpg,b.jpg,c.jpg,d.jpg\n";

  @TempDir Path directory;
  private final WatchedRepository repository = new WatchedRepository();
  private final InMemoryIdMap map = new InMemoryIdMap();
  private final AtomicReference<Thread> rowThread = new AtomicReference<>();
  private final AtomicReference<Thread> hand = new AtomicReference<>();
  private final AtomicBoolean first = new AtomicBoolean(true);
  private final CountDownLatch failed = new CountDownLatch(1);
  private final AtomicReference<StoreException> fault =
      new AtomicReference<>(new StoreException("The ID map was kept locked.", null));

  private IngestJob job(IdMapStore store, Recovery recovery) throws IOException {
    repository.memory.withTerm("islandora_media_use", "Original File");
    var media = MediaSettings.builder().use("1");
    for (String column : new String[] {"b", "c", "d"}) {
      media.additionalFiles(column, "1");
      Files.writeString(directory.resolve(column + ".jpg"), column);
    }
    Files.writeString(directory.resolve("a.jpg"), "a");
    return IngestJob.named("test")
        .source(CsvRowSource.of(Files.writeString(directory.resolve("metadata.csv"), ONE)))
        .repository(repository)
        .catalog(repository.memory)
        .idMap(store)
        .plan(PlanSettings.builder().inputDirectory(directory).media(media.build()).build())
        .concurrency(2)
        .retries(2, Duration.ZERO)
        .recovery(recovery)
        .build();
  }

  /** A store whose sessions do something before they write changes together. */
  private IdMapStore store(Runnable beforeWriting) {
    return proxy(
        IdMapStore.class,
        map,
        () -> {},
        value ->
            value instanceof JobSession session
                ? proxy(JobSession.class, session, beforeWriting, v -> v)
                : value);
  }

  private static <T> T proxy(
      Class<T> type, T target, Runnable beforeWriting, UnaryOperator<Object> result) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, args) -> {
              if (method.getName().equals("together")) {
                beforeWriting.run();
              }
              return result.apply(call(method, target, args));
            }));
  }

  private static Object call(Method method, Object target, Object[] args) throws Throwable {
    try {
      return method.invoke(target, args);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
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
    long until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (System.nanoTime() < until && !idle(hand.get())) {
      Thread.onSpinWait();
    }
  }

  private static boolean idle(@Nullable Thread thread) {
    return thread != null && thread.getState() == Thread.State.TIMED_WAITING;
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whatIsCompleteDoesNotWaitForALongUploadBesideIt() throws IOException {
    var others = new AtomicInteger();
    repository.before =
        creation -> {
          if (creation instanceof Creation.OfNode) {
            rowThread.set(Thread.currentThread());
          } else if (Thread.currentThread() == rowThread.get() && first.getAndSet(false)) {
            others.set(awaitCompleteMedia());
          }
        };
    job(map, Recovery.NONE).run();
    assertThat(others.get()).isPositive();
  }

  /** How many media the store has, once it has one while another is uploaded. */
  private int awaitCompleteMedia() {
    var journal = map.journal(map.jobs().get(0).id());
    long until = System.nanoTime() + Duration.ofSeconds(10).toNanos();
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
  void anOverloadedRepositoryGetsOneFileAfterTheOther() throws IOException {
    var threads = ConcurrentHashMap.newKeySet();
    repository.before =
        creation -> {
          threads.add(Thread.currentThread());
          if (creation instanceof Creation.OfNode && first.getAndSet(false)) {
            throw WatchedRepository.broken(503);
          }
        };
    assertThat(job(map, Recovery.NONE).run().allDone()).isTrue();
    assertThat(repository.memory.media()).hasSize(4);
    assertThat(threads).hasSize(1);
  }

  @Test
  void aWriteThatFailsBesideARowThatGoesOnStopsTheRun() throws IOException {
    repository.before = this::atRowThread;
    var report = job(store(this::failBesideTheRow), Recovery.NONE).run();

    assertThat(fault.get()).isNull();
    assertThat(report.state()).isEqualTo(JobState.STOPPED);
    assertThat(report.stopped()).contains("kept locked");
    assertThat(map.jobs().get(0).rowsDone()).isZero();

    repository.before = creation -> {};
    assertThat(job(map, Recovery.resume()).run().count(Outcome.Kind.COMPLETED)).isEqualTo(1);
    assertThat(map.journal(report.job()).stepsOf("1"))
        .hasSize(5)
        .allMatch(step -> step.state() == StepState.COMPLETE);
    assertThat(repository.memory.media()).hasSize(4);
  }
}
