package org.ingestworkbench.retry;

import java.util.Optional;
import org.ingestworkbench.operation.HaltedException;

/**
 * How many attempts may be under way at once: additive increase, multiplicative decrease, as TCP
 * limits what it sends (Chiu and Jain, 1989). A repository that says it is overloaded halves the
 * number, once for all attempts that it was telling at the same time; a round of attempts that went
 * well adds one, up to the number of workers. What was under way when it said so says nothing of
 * how it is since. No clock has a part in it.
 */
public final class Throttle {

  private final int most;
  private int limit;
  private int underWay;
  private int wentWell;
  private long era;

  public Throttle(int most) {
    this.most = most;
    this.limit = most;
  }

  /** Waits until one more may be under way. */
  public synchronized Turn turn() {
    try {
      while (underWay >= limit) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HaltedException();
    }
    underWay++;
    return new Turn(era);
  }

  /** Room for one more if there is some now; whoever has room already does not wait for more. */
  public synchronized Optional<Turn> spare() {
    if (underWay >= limit) {
      return Optional.empty();
    }
    underWay++;
    return Optional.of(new Turn(era));
  }

  /** How many may be under way now. */
  public synchronized int limit() {
    return limit;
  }

  private synchronized void leave() {
    underWay--;
    notifyAll();
  }

  private synchronized void slower(long since) {
    wentWell = 0;
    if (since == era) {
      limit = Math.max(1, limit / 2);
      era++;
    }
  }

  private synchronized void faster(long since) {
    if (since == era && limit < most && ++wentWell >= limit) {
      limit++;
      wentWell = 0;
      notifyAll();
    }
  }

  /** An attempt that is under way until it is closed. */
  public final class Turn implements AutoCloseable {
    private final long since;

    private Turn(long since) {
      this.since = since;
    }

    /** The repository answered as it should. */
    public void wentWell() {
      faster(since);
    }

    /** The repository says that it has too much to do. May be told after the end. */
    public void overloaded() {
      slower(since);
    }

    @Override
    public void close() {
      leave();
    }
  }
}
