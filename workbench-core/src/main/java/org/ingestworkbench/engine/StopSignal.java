package org.ingestworkbench.engine;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Tells a run's threads to stop, and why. The first fault is kept; abort outranks cancel. Wakes
 * everybody who waits on it.
 */
public final class StopSignal {

  /** Why a run stops. */
  public enum Reason {
    CANCELLED,
    ABORTED,
    FAULT
  }

  /** A reason with what is to be said of it. */
  record Stop(Reason reason, String message, @Nullable Throwable cause) {}

  private final AtomicReference<@Nullable Stop> stop = new AtomicReference<>();
  private final CountDownLatch latch = new CountDownLatch(1);

  public void cancel() {
    set(new Stop(Reason.CANCELLED, "The job was cancelled.", null));
  }

  public void abort() {
    set(new Stop(Reason.ABORTED, "The job was aborted.", null));
  }

  /** The run is at its end, and rows are left that it was not to try. */
  void leave() {
    set(
        new Stop(
            Reason.CANCELLED,
            "Only rows that had not been done were tried; the job has others to be made.",
            null));
  }

  void fault(Throwable cause) {
    set(new Stop(Reason.FAULT, String.valueOf(cause.getMessage()), cause));
  }

  private void set(Stop next) {
    stop.updateAndGet(old -> old == null || outranks(next, old) ? next : old);
    latch.countDown();
  }

  private static boolean outranks(Stop next, Stop old) {
    return old.reason() == Reason.CANCELLED && next.reason() != Reason.CANCELLED;
  }

  /** Whether no further row may be started. */
  public boolean stopping() {
    return latch.getCount() == 0;
  }

  /** Whether what is under way is to be dropped. */
  boolean aborted() {
    var now = stop.get();
    return now != null && now.reason() == Reason.ABORTED;
  }

  @Nullable Stop stop() {
    return stop.get();
  }

  /** Waits for the duration or for a stop, whichever comes first. */
  public void await(Duration duration) {
    try {
      boolean stopped = latch.await(duration.toNanos(), TimeUnit.NANOSECONDS);
      if (stopped) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      cancel();
    }
  }
}
