package org.ingestworkbench.engine;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/**
 * The rows under way. A child waits here for its parent; since rows are started in the order of the
 * file, whoever waits waits for somebody who was started before.
 */
final class InFlight {

  private final ConcurrentHashMap<String, CountDownLatch> rows = new ConcurrentHashMap<>();

  void started(String rowId) {
    rows.put(rowId, new CountDownLatch(1));
  }

  void ended(String rowId) {
    var latch = rows.remove(rowId);
    if (latch != null) {
      latch.countDown();
    }
  }

  /** Waits until the row is not under way. */
  void await(String rowId) {
    var latch = rows.get(rowId);
    if (latch == null) {
      return;
    }
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HaltedException();
    }
  }
}
