package org.ingestworkbench.sqlite.claim;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Calls a task at a fixed interval until it is closed. */
public interface Heartbeat extends AutoCloseable {
  /** Several beats fit into the time after which a claim counts as dead. */
  Duration INTERVAL = Duration.ofSeconds(10);

  void start(Runnable beat);

  @Override
  void close();

  /** A daemon thread of its own. */
  static Heartbeat real() {
    return new Heartbeat() {
      private final ScheduledExecutorService thread =
          Executors.newSingleThreadScheduledExecutor(Heartbeat::daemon);

      @Override
      @SuppressWarnings("FutureReturnValueIgnored") // the beat reports its own failures
      public void start(Runnable beat) {
        thread.scheduleAtFixedRate(
            beat, INTERVAL.toMillis(), INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
      }

      @Override
      public void close() {
        thread.shutdownNow();
      }
    };
  }

  private static Thread daemon(Runnable work) {
    var thread = new Thread(work, "id-map-claims");
    thread.setDaemon(true);
    return thread;
  }
}
