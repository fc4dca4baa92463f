package org.ingestworkbench.engine;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.ingestworkbench.model.Kind;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.operation.HaltedException;
import org.ingestworkbench.spi.JobListener;
import org.ingestworkbench.spi.JournalReader;
import org.ingestworkbench.spi.StepRecord;
import org.jspecify.annotations.Nullable;

/**
 * The rows under way. A child waits for its parent by what stood here when the child was started:
 * whoever waits waits for somebody who was started before, so nobody waits for ever. Nobody waits
 * longer than until the row's node is durable: its files and its pages may take hours.
 */
final class InFlight implements JobListener {

  private final @Nullable JournalReader earlier;
  private final ConcurrentHashMap<String, Entry> rows = new ConcurrentHashMap<>();

  /**
   * @param earlier knows the nodes that earlier runs made; null when there was none
   */
  InFlight(@Nullable JournalReader earlier) {
    this.earlier = earlier;
  }

  /** A row under way. */
  final class Entry {
    private final StepKey node;
    private final CountDownLatch nodeMadeOrEnded = new CountDownLatch(1);
    private volatile boolean nodeMade;

    private Entry(String rowId) {
      node = StepKey.node(rowId);
    }

    /** Waits until the row's node is there, or the row is not under way any more; says which. */
    boolean awaitNode() {
      try {
        if (nodeMadeOrEnded.getCount() > 0 && isInJournal()) {
          made();
        }
        nodeMadeOrEnded.await();
        return nodeMade;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new HaltedException();
      }
    }

    private boolean isInJournal() {
      return earlier != null && earlier.find(node).filter(StepRecord::complete).isPresent();
    }

    private void made() {
      nodeMade = true;
      letGo();
    }

    private void letGo() {
      nodeMadeOrEnded.countDown();
    }
  }

  void started(String rowId) {
    rows.put(rowId, new Entry(rowId));
  }

  void ended(String rowId) {
    var entry = rows.remove(rowId);
    if (entry != null) {
      entry.letGo();
    }
  }

  /** What is told of is durable already. */
  @Override
  public void stepCompleted(StepCompleted event) {
    if (event.key().kind() == Kind.NODE) {
      of(event.key().rowId()).ifPresent(Entry::made);
    }
  }

  /** Lets nobody wait for a row any more. */
  void abandon() {
    rows.values().forEach(Entry::letGo);
  }

  /** The row, if it is under way. */
  Optional<Entry> of(String rowId) {
    return Optional.ofNullable(rows.get(rowId));
  }
}
