package org.ingestworkbench.retry;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.ingestworkbench.operation.HaltedException;
import org.ingestworkbench.operation.StopSignal;

/**
 * The one gate through which every attempt goes, and every step before it is begun. A worker that
 * is told to wait closes it for all; cancel and abort wake those who wait. Open, it costs a look.
 */
public final class Gate {

  private final Clock clock;
  private final StopSignal signal;
  private final Consumer<Duration> waiting;
  private final Consumer<Duration> waitingAlone;
  private volatile boolean closed;
  private Instant opens = Instant.MIN;
  private Duration longest = Duration.ZERO;

  /**
   * @param waiting waits for a duration or until the signal, whichever is first
   */
  public Gate(Clock clock, StopSignal signal, Consumer<Duration> waiting) {
    this(clock, signal, waiting, waiting);
  }

  /**
   * @param waitingAlone the same for who waits beside the open gate
   */
  public Gate(
      Clock clock, StopSignal signal, Consumer<Duration> waiting, Consumer<Duration> waitingAlone) {
    this.waitingAlone = waitingAlone;
    this.clock = clock;
    this.signal = signal;
    this.waiting = waiting;
  }

  public Instant now() {
    return clock.instant();
  }

  public synchronized void closeFor(Duration duration) {
    var until = clock.instant().plus(duration);
    opens = until.isAfter(opens) ? until : opens;
    longest = duration.compareTo(longest) > 0 ? duration : longest;
    closed = true;
  }

  boolean stopping() {
    return signal.stopping();
  }

  /** Whether a caller that comes now would have to wait. */
  public boolean closed() {
    return closed && !left().isZero();
  }

  /**
   * Returns when the gate is open. Throws when what is under way is dropped, or when it is to stop
   * and the gate is closed: an item under way is finished, but not waited for.
   */
  public void pass() {
    if (signal.dropping()) {
      throw new HaltedException();
    }
    if (!closed) {
      return;
    }
    for (var left = left(); !left.isZero(); left = left()) {
      if (signal.stopping()) {
        throw new HaltedException();
      }
      waiting.accept(left);
    }
  }

  /** Keeps the caller alone. Throws when it is to stop, as a caller at a closed gate does. */
  public void waitAlone(Duration duration) {
    waitingAlone.accept(duration);
    if (signal.stopping()) {
      throw new HaltedException();
    }
  }

  /**
   * Asks the clock once: two answers differ, and the gate would never be open. A clock that was set
   * back keeps no caller longer than the longest wait.
   */
  private synchronized Duration left() {
    var now = clock.instant();
    if (!opens.isAfter(now)) {
      closed = false;
      return Duration.ZERO;
    }
    var left = Duration.between(now, opens);
    opens = left.compareTo(longest) > 0 ? now.plus(longest) : opens;
    return left.compareTo(longest) > 0 ? longest : left;
  }
}
