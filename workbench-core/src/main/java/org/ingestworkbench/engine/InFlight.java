package org.ingestworkbench.engine;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/**
 * The rows under way. A child waits for its parent by what stood here when the child was started:
 * whoever waits waits for somebody who was started before, so nobody waits for ever.
 */
final class InFlight {

  private final ConcurrentHashMap<String, Entry> rows = new ConcurrentHashMap<>();

  /** A row under way. */
  static final class Entry {
    private final CountDownLatch ended = new CountDownLatch(1);

    /** Waits until the row is not under way any more. */
    void await() {
      try {
        ended.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new HaltedException();
      }
    }
  }

  void started(String rowId) {
    rows.put(rowId, new Entry());
  }

  void ended(String rowId) {
    var entry = rows.remove(rowId);
    if (entry != null) {
      entry.ended.countDown();
    }
  }

  /** Lets nobody wait for a row any more. */
  void abandon() {
    rows.values().forEach(entry -> entry.ended.countDown());
  }

  /** The row, if it is under way. */
  Optional<Entry> of(String rowId) {
    return Optional.ofNullable(rows.get(rowId));
  }
}
