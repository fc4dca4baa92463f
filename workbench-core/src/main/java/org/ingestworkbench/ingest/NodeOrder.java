package org.ingestworkbench.ingest;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.ingestworkbench.listener.JobListener;
import org.ingestworkbench.model.Item;
import org.ingestworkbench.model.ItemKey;
import org.ingestworkbench.model.Kind;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.operation.StopSignal;
import org.ingestworkbench.retry.Permits;

/**
 * Sees to it, where that is asked for, that nodes are made in the order of the input: one row after
 * the other has the turn, and within a row one page after the other. A turn is over when the node
 * is durable, or when there will be none; that of a book when the nodes of its pages are. Files and
 * media have no turn: they are made while the next nodes are. Safe for many threads.
 */
public final class NodeOrder implements JobListener {

  private final boolean kept;
  private final Permits permits;
  private final StopSignal signal;
  private final Set<StepKey> turns = ConcurrentHashMap.newKeySet();

  /**
   * @param kept whether the order matters; nothing has a turn otherwise
   */
  public NodeOrder(boolean kept, Permits permits, StopSignal signal) {
    this.kept = kept;
    this.permits = permits;
    this.signal = signal;
  }

  /** Whether the order matters. */
  public boolean kept() {
    return kept;
  }

  /** Whether a row has the turn, so that no other may start. */
  public boolean taken() {
    return !turns.isEmpty();
  }

  /** A row is started, and has the turn. */
  public void starts(String rowId) {
    starts(StepKey.node(rowId));
  }

  /** A page is started; to be followed by {@link #await}. */
  void starts(ItemKey page) {
    starts(page.nodeStep());
  }

  private void starts(StepKey node) {
    if (kept) {
      turns.add(node);
    }
  }

  /** Waits until the turn of a page is over, or the run stops. For a thread of its row. */
  void await(ItemKey page) {
    if (turns.contains(page.nodeStep())) {
      permits.joining(
          () -> {
            awaitEnd(page.nodeStep());
            return true;
          });
      permits.goOn();
    }
  }

  private void awaitEnd(StepKey node) {
    long seen = permits.changes();
    while (turns.contains(node) && !signal.stopping()) {
      permits.await(seen);
      seen = permits.changes();
    }
  }

  /** Whether nothing more is to be started. */
  boolean stopping() {
    return signal.stopping();
  }

  /** The nodes of all pages of a row are made, or the row has ended. */
  public void ended(String rowId) {
    ended(StepKey.node(rowId));
  }

  /** A page has ended, or its node was made before. */
  void ended(ItemKey page) {
    ended(page.nodeStep());
  }

  private void ended(StepKey node) {
    if (kept && turns.remove(node)) {
      permits.changed();
    }
  }

  @Override
  public void stepCompleted(StepCompleted event) {
    var item = event.item();
    if (event.key().kind().makesNode() && item != null && !hasPages(event, item)) {
      ended(event.key());
    }
  }

  private static boolean hasPages(StepCompleted event, Item item) {
    return event.key().kind() == Kind.NODE && item.pages() != Item.Pages.NONE;
  }
}
