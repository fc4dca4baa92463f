package org.ingestworkbench.retry;

import org.ingestworkbench.operation.HaltedException;

/**
 * How many requests may be under way at once: additive increase, multiplicative decrease, as TCP
 * limits what it sends (Chiu and Jain, 1989). A repository that says it is overloaded halves the
 * number, once for all attempts that it was telling at the same time; a round of attempts that went
 * well adds one, up to the concurrency. What was under way when it said so says nothing of how it
 * is since. No clock has a part in it.
 */
public final class Throttle {

  private final int most;
  private volatile int limit;
  private int underWay;
  private int wentWell;
  private long era;
  private Runnable whenFaster = () -> {};

  /**
   * @param most the concurrency
   */
  public Throttle(int most) {
    this.most = most;
    this.limit = most;
  }

  /** Waits until one more request may be under way. */
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
    return new Turn();
  }

  /** An attempt begins, which may be several requests. */
  public synchronized Attempt attempt() {
    return new Attempt(era);
  }

  /** How many requests may be under way now. */
  public int limit() {
    return limit;
  }

  /** Has something done whenever more may be under way than before; it must not wait. */
  synchronized void whenFaster(Runnable what) {
    whenFaster = what;
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
      limit = limit + 1;
      wentWell = 0;
      notifyAll();
      whenFaster.run();
    }
  }

  /** A request that is under way until it is closed. */
  public final class Turn implements AutoCloseable {

    private Turn() {}

    @Override
    public void close() {
      leave();
    }
  }

  /** An attempt, of which at most one thing is told. */
  public final class Attempt {
    private final long since;

    private Attempt(long since) {
      this.since = since;
    }

    /** The repository answered as it should. */
    public void wentWell() {
      faster(since);
    }

    /** The repository says that it has too much to do. */
    public void overloaded() {
      slower(since);
    }
  }
}
