package org.ingestworkbench.operation;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.ingestworkbench.model.WorkbenchException;
import org.jspecify.annotations.Nullable;

/**
 * Has a job's work done in a thread of its own and looks after its end. So an interrupt of the
 * thread that runs the job is a cancel and breaks no file or socket in the middle, and no wait is
 * without a limit: after a stop, what is under way has {@code limit} to end by itself, then its
 * requests are dropped, and what does not end even then is left alone. Left steps stay begun in the
 * journal, and the next run settles them.
 */
public final class RunSupervisor {

  /** How long it may take to drop something, and to write down that the run is over. */
  private static final Duration DROPPING = Duration.ofSeconds(10);

  private final StopSignal signal;
  private final Duration limit;
  private final Duration grace;
  private final Duration last;
  private final Runnable dropRequests;

  /**
   * @param limit how long what is under way is waited for after a stop
   * @param dropRequests ends requests to the repository at once
   */
  public RunSupervisor(StopSignal signal, Duration limit, Runnable dropRequests) {
    this(signal, limit, DROPPING, dropRequests);
  }

  /**
   * With another time for the last word.
   *
   * @param last how long it may take to write down that an abandoned operation is over
   */
  RunSupervisor(StopSignal signal, Duration limit, Duration last, Runnable dropRequests) {
    this.signal = signal;
    this.limit = limit;
    this.last = last;
    this.grace = limit.compareTo(DROPPING) < 0 ? limit : DROPPING;
    this.dropRequests = dropRequests;
  }

  /**
   * Waits for the end of the work. An interrupted thread stays interrupted.
   *
   * @throws RuntimeException what the work threw
   */
  public <T> T supervise(Supplier<T> work) {
    var result = new CompletableFuture<T>();
    Detached.start("workbench-job", work, result);
    var wait = new Wait(result);
    wait.untilStopped();
    wait.untilDropped();
    wait.untilAbandoned();
    return wait.end(result);
  }

  /** What is thrown when nothing that could be reported came of the operation. */
  public static WorkbenchException doesNotEnd() {
    return new WorkbenchException(
        "The job was told to stop and does not end: its input, its store or a listener does not"
            + " answer. It is left as if its process had died, and can be resumed.");
  }

  /** One wait, by one thread. */
  private final class Wait {
    private final CompletableFuture<Void> ended;
    private boolean interrupted;

    Wait(CompletableFuture<?> result) {
      ended = result.handle((value, thrown) -> null);
    }

    void untilStopped() {
      while (!ended.isDone() && !signal.stopping()) {
        either(signal.stopped(), signal.untilDeadline());
      }
    }

    void untilDropped() {
      either(signal.dropped(), limit);
      if (!ended.isDone()) {
        signal.drop();
        dropRequests.run();
      }
    }

    void untilAbandoned() {
      if (!either(new CompletableFuture<>(), grace)) {
        signal.abandon();
        if (!either(new CompletableFuture<>(), last)) {
          throw givingUp();
        }
      }
    }

    private WorkbenchException givingUp() {
      restoreInterrupt();
      signal.giveUp();
      return doesNotEnd();
    }

    /** Whether the work or the other thing came within the time; null for any time. */
    private boolean either(CompletableFuture<Void> other, @Nullable Duration time) {
      var both = CompletableFuture.anyOf(ended, other);
      long until = time == null ? Long.MAX_VALUE : System.nanoTime() + time.toNanos();
      while (!both.isDone()) {
        try {
          if (time == null) {
            both.get();
          } else {
            both.get(until - System.nanoTime(), TimeUnit.NANOSECONDS);
          }
        } catch (InterruptedException e) {
          interrupted = true;
          signal.cancel("The thread that ran the %s was interrupted.");
        } catch (TimeoutException e) {
          return false;
        } catch (ExecutionException e) {
          throw new IllegalStateException("Neither of them fails.", e);
        }
      }
      return true;
    }

    <T> T end(CompletableFuture<T> result) {
      restoreInterrupt();
      try {
        return result.join();
      } catch (CompletionException e) {
        throw Detached.unwrapped(e);
      }
    }

    private void restoreInterrupt() {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
