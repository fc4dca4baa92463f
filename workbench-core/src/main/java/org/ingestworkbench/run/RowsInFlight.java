package org.ingestworkbench.run;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.ingestworkbench.listener.JobListener;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.store.JournalReader;
import org.ingestworkbench.store.StepRecord;
import org.jspecify.annotations.Nullable;

/**
 * The rows that were read and have not ended. A child waits for its parent by what stood here when
 * the child was read: a row waits for one that was read before, so none waits for ever. It waits no
 * longer than until that row's node is durable: files and pages may take hours.
 */
final class RowsInFlight implements JobListener {

  private final @Nullable JournalReader earlier;
  private final UnaryOperator<String> keys;
  private final Runnable changed;
  private final ConcurrentHashMap<String, Entry> rows = new ConcurrentHashMap<>();

  /**
   * @param keys what ids of rows are compared by
   * @param earlier knows the nodes that earlier runs made; null when there was none
   * @param changed run when a row that is waited for is waited for no more
   */
  RowsInFlight(UnaryOperator<String> keys, @Nullable JournalReader earlier, Runnable changed) {
    this.keys = keys;
    this.earlier = earlier;
    this.changed = changed;
  }

  /** A row that was read. */
  final class Entry {
    private final StepKey node;
    private volatile boolean awaited;
    private volatile boolean nodeMade;
    private volatile boolean ended;

    private Entry(String rowId) {
      node = StepKey.node(rowId);
    }

    /** The row is waited for from now on, unless an earlier run made its node. */
    void await() {
      awaited = true;
      if (!nodeMade && earlier != null) {
        nodeMade = earlier.find(node).filter(StepRecord::complete).isPresent();
      }
    }

    /** Whether the row's node is there. */
    boolean nodeMade() {
      return nodeMade;
    }

    /** Whether there is nothing to wait for: the node is there, or there will be none. */
    boolean nodeMadeOrEnded() {
      return nodeMade || ended;
    }
  }

  Entry read(String rowId) {
    var entry = new Entry(rowId);
    rows.put(keys.apply(rowId), entry);
    return entry;
  }

  void ended(String rowId) {
    var entry = rows.remove(keys.apply(rowId));
    if (entry != null) {
      entry.ended = true;
      tell(entry);
    }
  }

  /** What is told of is durable already. */
  @Override
  public void stepCompleted(StepCompleted event) {
    if (event.key().kind().isOfRow()) {
      of(event.key().rowId()).ifPresent(this::made);
    }
  }

  private void made(Entry row) {
    row.nodeMade = true;
    tell(row);
  }

  private void tell(Entry row) {
    if (row.awaited) {
      changed.run();
    }
  }

  /** The row, if it was read and has not ended. */
  Optional<Entry> of(String rowId) {
    return Optional.ofNullable(rows.get(keys.apply(rowId)));
  }
}
