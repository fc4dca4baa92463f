package org.ingestworkbench.operation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.ingestworkbench.store.StopRequest;
import org.ingestworkbench.text.Shown;
import org.jspecify.annotations.Nullable;

/**
 * Tells a run's threads to stop, and why. The first fault is kept; abort outranks cancel. Wakes
 * everybody who waits on it. A deadline that has passed is a cancel.
 *
 * <p>There are three degrees: stopping (no further item is started), dropping (what is under way is
 * not waited for any more, its requests are dropped), and abandoned (a worker that does not end
 * even then is not waited for).
 */
public final class StopSignal {

  /** Why a run stops. */
  public enum Reason {
    CANCELLED,
    ABORTED,
    FAULT
  }

  /**
   * A reason with what is to be said of it.
   *
   * @param words with a place for what is stopped; a fault's as they are
   */
  public record Stop(Reason reason, String words, @Nullable Throwable cause) {

    /** What is to be said, of a job or of another operation. */
    public String message(String what) {
      return reason == Reason.FAULT ? words : words.formatted(what);
    }
  }

  private static final Stop LEFT =
      new Stop(
          Reason.CANCELLED,
          "Only rows that had not been done were tried; the job has others to be made.",
          null);

  private static final Duration A_DAY = Duration.ofDays(1);

  private final Clock clock;
  private final @Nullable Instant deadline;
  private final AtomicReference<@Nullable Stop> stop = new AtomicReference<>();
  private volatile boolean over;
  private volatile String by = "";
  private final CountDownLatch latch = new CountDownLatch(1);
  private final CompletableFuture<Void> stopped = new CompletableFuture<>();
  private final CompletableFuture<Void> dropped = new CompletableFuture<>();
  private final CompletableFuture<Void> abandoned = new CompletableFuture<>();
  private final CompletableFuture<Void> givenUp = new CompletableFuture<>();

  /** A signal without a deadline. */
  public StopSignal() {
    this(Clock.systemUTC(), null);
  }

  /**
   * @param deadline when to stop, by the clock; null for never
   */
  public StopSignal(Clock clock, @Nullable Instant deadline) {
    this.clock = clock;
    this.deadline = deadline;
  }

  public void cancel() {
    cancel("The %s was cancelled.");
  }

  public void cancel(String why) {
    set(new Stop(Reason.CANCELLED, why, null));
  }

  public void abort() {
    abort("The %s was aborted.");
  }

  private void abort(String why) {
    set(new Stop(Reason.ABORTED, why, null));
    drop();
  }

  /** Another process asks for it. */
  public void requested(StopRequest request) {
    by = " by " + request.by();
    var end = by.replace("%", "%%") + ".";
    switch (request.kind()) {
      case CANCEL -> cancel("The %s was cancelled" + end);
      case ABORT -> abort("The %s was aborted" + end);
    }
  }

  /** " by" and the process that asked for it; empty when none did. */
  public String by() {
    return by;
  }

  /** The run is at its end, and rows are left that it was not to try. */
  public void leave() {
    set(LEFT);
  }

  /** Whether it stops because that was asked for: by a cancel, an abort or a deadline. */
  public boolean isAsked() {
    var why = stop.get();
    return why != null && !why.equals(LEFT) && why.reason() != Reason.FAULT;
  }

  /** Every row has ended: a cancel has kept nothing from being made. */
  public void cameTooLate() {
    over = true;
    stop.updateAndGet(old -> old != null && old.reason() == Reason.CANCELLED ? null : old);
  }

  /** What fails because it was dropped is no fault. */
  public void fault(Throwable cause) {
    if (!dropping()) {
      set(new Stop(Reason.FAULT, Shown.reason(cause), cause));
    }
  }

  private void set(Stop next) {
    if (!isTooLate(next)) {
      stop.updateAndGet(old -> old == null || outranks(next, old) ? next : old);
    }
    latch.countDown();
    stopped.complete(null);
  }

  private boolean isTooLate(Stop next) {
    return over && next.reason() == Reason.CANCELLED;
  }

  private static boolean outranks(Stop next, Stop old) {
    return old.reason() == Reason.CANCELLED && next.reason() != Reason.CANCELLED;
  }

  /** Whether no further item may be started. */
  public boolean stopping() {
    if (deadline != null && !clock.instant().isBefore(deadline)) {
      cancel("The %s's deadline has passed: " + deadline + ".");
    }
    return latch.getCount() == 0;
  }

  /** How long it is until the deadline, or until it is worth asking again; null for no deadline. */
  public @Nullable Duration untilDeadline() {
    if (deadline == null) {
      return null;
    }
    var left = Duration.between(clock.instant(), deadline);
    return left.compareTo(A_DAY) > 0 ? A_DAY : left;
  }

  /** Whether what is under way is to be dropped. */
  public boolean dropping() {
    return dropped.isDone();
  }

  /** Waits for nothing that is under way any more. */
  public void drop() {
    dropped.complete(null);
  }

  /** Waits for no worker any more, not even to see that it has dropped what it did. */
  void abandon() {
    abandoned.complete(null);
  }

  /** Has something done when the workers are not waited for any more, if that comes. */
  public void whenAbandoned(Runnable what) {
    var unused = abandoned.thenRun(what);
  }

  /** Does not even wait for the operation's last word any more. */
  void giveUp() {
    givenUp.complete(null);
  }

  /** Has something done, in a thread of its own, when or if the operation is given up. */
  public void whenGivenUp(Runnable what) {
    var unused = givenUp.thenRunAsync(what, StopSignal::inItsOwnThread);
  }

  private static void inItsOwnThread(Runnable what) {
    var thread = new Thread(what, "workbench-stop");
    thread.setDaemon(true);
    thread.start();
  }

  /** Whether the operation is over for its caller, even if a thread of it still works. */
  public boolean isAbandoned() {
    return abandoned.isDone();
  }

  CompletableFuture<Void> abandoned() {
    return abandoned;
  }

  /**
   * Has something done, in a thread of its own, once no further item may be started; at once when
   * it is so already. The thread that notices a deadline may hold a monitor that this waits for.
   */
  public void whenStopped(Runnable what) {
    var unused = stopped.thenRunAsync(what, StopSignal::inItsOwnThread);
  }

  CompletableFuture<Void> stopped() {
    return stopped;
  }

  CompletableFuture<Void> dropped() {
    return dropped;
  }

  public @Nullable Stop stop() {
    return stop.get();
  }

  /** Why what is named is stopped; empty when it is not. */
  public String words(String what) {
    var why = stop.get();
    return why == null ? "" : why.message(what);
  }

  /** The fault that stops the operation; null when none does. */
  public @Nullable Throwable cause() {
    var why = stop.get();
    return why == null ? null : why.cause();
  }

  /** Waits for the duration or for a stop, whichever comes first. */
  public void await(Duration duration) {
    var left = untilDeadline();
    var longest = left == null || left.compareTo(duration) > 0 ? duration : left;
    try {
      boolean unused = latch.await(longest.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      cancel();
    }
  }
}
