package org.ingestworkbench.testkit.store;

import static org.ingestworkbench.testkit.store.Sample.JOB;
import static org.ingestworkbench.testkit.store.Sample.begin;
import static org.ingestworkbench.testkit.store.Sample.created;
import static org.ingestworkbench.testkit.store.Sample.makeNode;
import static org.ingestworkbench.testkit.store.Sample.resume;
import static org.ingestworkbench.testkit.store.Sample.start;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.ingestworkbench.model.StepKey;
import org.junit.jupiter.api.Test;

/** That many threads may use a store at once. */
public interface ThreadContract extends StoreHarness {
  int THREADS = 8;
  int ROWS = 25;

  /** Does something once in each of several threads. */
  private static void inThreads(IntConsumer work) throws InterruptedException, ExecutionException {
    var pool = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        int number = i;
        all.add(pool.submit(() -> work.accept(number)));
      }
      for (var one : all) {
        one.get();
      }
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  default void nothingIsLostWhenManyThreadsWrite() throws InterruptedException, ExecutionException {
    var store = open();
    var session = store.claim(start(JOB));
    inThreads(
        thread -> {
          for (int i = 0; i < ROWS; i++) {
            int number = 1_000 + thread * ROWS + i;
            session.startRow("r" + number, number, "");
            makeNode(session, "r" + number, String.valueOf(number));
            session.endRow("r" + number, created(String.valueOf(number)));
          }
        });
    var again = reopenAfterDeathOf(store);
    var job = again.job(JOB).orElseThrow();
    assertEquals(THREADS * ROWS, job.rowsDone());
    assertEquals(0, job.rowsNotDone());
    assertEquals("1000", job.firstNodeId());
    var entries = new AtomicInteger();
    again.entries(entry -> entries.incrementAndGet());
    assertEquals(THREADS * ROWS, entries.get());
    var steps = new AtomicInteger();
    again.claim(resume(JOB)).completed(step -> steps.incrementAndGet());
    assertEquals(THREADS * ROWS, steps.get());
  }

  @Test
  default void anErrorStaysWithTheThreadThatMadeIt()
      throws InterruptedException, ExecutionException {
    var session = open().claim(start(JOB));
    inThreads(
        thread -> {
          for (int i = 0; i < ROWS; i++) {
            var key = StepKey.node("r" + thread + "-" + i);
            begin(session, key);
            assertThrows(IllegalStateException.class, () -> begin(session, key));
          }
        });
    for (int thread = 0; thread < THREADS; thread++) {
      assertEquals(1, session.stepsOf("r" + thread + "-0").size());
    }
  }

  @Test
  default void ofManyThreadsThatBeginOneStepOneDoes()
      throws InterruptedException, ExecutionException {
    var session = open().claim(start(JOB));
    var refused = new AtomicInteger();
    inThreads(
        thread -> {
          try {
            begin(session, StepKey.node("r"));
          } catch (IllegalStateException e) {
            refused.incrementAndGet();
          }
        });
    assertEquals(THREADS - 1, refused.get());
  }
}
