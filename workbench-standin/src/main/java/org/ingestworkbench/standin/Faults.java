package org.ingestworkbench.standin;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.ingestworkbench.standin.server.Disturbance;

/**
 * The faults of a stand-in, in the order in which they were added: the first fault that hits a
 * request is applied.
 */
public final class Faults {
  private static final class Counted {
    private final Fault fault;
    private long seen;

    Counted(Fault fault) {
      this.fault = fault;
    }

    /** Counts a request that fits and says whether it is hit. */
    boolean hits(String method, String path) {
      return fault.fits(method, path) && fault.hits(++seen);
    }
  }

  private final List<Counted> faults = new ArrayList<>();
  private CountDownLatch released = new CountDownLatch(1);

  /**
   * The release that a request waits for is the next after it was hit, not after it came to wait.
   */
  private static final ThreadLocal<CountDownLatch> AWAITED = new ThreadLocal<>();

  private boolean closed;
  private long fired;

  Faults() {}

  /**
   * From now on this fault is at work.
   *
   * @throws IllegalArgumentException if it says when, but not what
   */
  public synchronized void add(Fault fault) {
    if (fault.disturbance().equals(Disturbance.NONE)) {
      throw new IllegalArgumentException(
          fault + " does nothing: say what goes wrong, as loseAnswer()");
    }
    faults.add(new Counted(fault));
  }

  /** Removes all faults and lets hanging requests go on. */
  public synchronized void clear() {
    faults.clear();
    release();
  }

  /** Lets the requests go on that hang now. */
  public synchronized void release() {
    released.countDown();
    released = new CountDownLatch(closed ? 0 : 1);
  }

  /** How many requests were hit since the start. */
  public synchronized long fired() {
    return fired;
  }

  /** The faults at work. */
  public synchronized List<Fault> list() {
    return faults.stream().map(counted -> counted.fault).toList();
  }

  /** All faults that fit count the request; the first that hits has it. */
  synchronized Disturbance disturb(String method, String path) {
    List<Counted> hits = faults.stream().filter(fault -> fault.hits(method, path)).toList();
    if (hits.isEmpty()) {
      return Disturbance.NONE;
    }
    fired++;
    AWAITED.set(released);
    return hits.get(0).fault.disturbance();
  }

  /** Waits for a release, on the thread that the request was hit on; false if the site ends. */
  boolean hang() {
    try {
      AWAITED.get().await();
      return !isClosed();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  synchronized void close() {
    closed = true;
    release();
  }

  @Override
  public String toString() {
    return "Faults" + list();
  }
}
