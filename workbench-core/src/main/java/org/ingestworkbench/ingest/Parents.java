package org.ingestworkbench.ingest;

import org.ingestworkbench.journal.MapRules;
import org.ingestworkbench.journal.Placement;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.model.Item;
import org.ingestworkbench.model.Parent;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.store.JobSession;
import org.ingestworkbench.store.MapReader;
import org.ingestworkbench.store.StepRecord;
import org.ingestworkbench.takeover.MapParents;
import org.jspecify.annotations.Nullable;

/**
 * Finds the node that an item becomes a member of: in this job's journal, then, where the settings
 * say so, in the ID map. An item whose parent is not there is blocked, never an orphan.
 */
public final class Parents {

  private final JobSession session;
  private final MapParents inMap;

  public Parents(JobSession session, MapReader map, MapRules rules) {
    this.session = session;
    this.inMap = new MapParents(map, rules, session.id());
  }

  /**
   * Where an item is hung.
   *
   * @param book the node of its book, for a page; null otherwise
   */
  public Placement of(Item item, @Nullable EntityRef book) {
    var parent = item.parent();
    if (parent instanceof Parent.OfRow row) {
      return under(row.rowId());
    } else if (parent instanceof Parent.Node node) {
      return Placement.under("", EntityRef.node(node.nodeId()));
    } else if (parent instanceof Parent.Book) {
      return Placement.under(item.key().rowId(), needed(book, item));
    }
    return Placement.NONE;
  }

  private static EntityRef needed(@Nullable EntityRef book, Item page) {
    if (book == null) {
      throw new IllegalStateException("A page was started without its book: " + page.key());
    }
    return book;
  }

  /** Under the node of a row. */
  public Placement under(String rowId) {
    var known = session.find(StepKey.node(rowId));
    if (known.isPresent() && !fromEarlierJob(known.get())) {
      return ofJournal(rowId, known.get());
    }
    var row = session.row(rowId).filter(started -> !started.done());
    if (row.isPresent()) {
      return Placement.blocked(rowId, notMade(rowId, row.get().reason()));
    }
    return ofMap(rowId);
  }

  /** A parent that was rolled back may still be found in the map, made by another job. */
  private static boolean fromEarlierJob(StepRecord record) {
    return record.state() == org.ingestworkbench.store.StepState.ROLLED_BACK;
  }

  private static Placement ofJournal(String rowId, StepRecord record) {
    var confirmation = record.confirmation();
    if (record.complete() && confirmation != null) {
      return Placement.under(
          rowId, new EntityRef(EntityType.NODE, confirmation.id(), confirmation.uuid()));
    }
    return Placement.blocked(rowId, notMade(rowId, record.error()));
  }

  private static String notMade(String rowId, @Nullable String why) {
    var reason = why == null || why.isEmpty() ? "it was not confirmed" : why;
    return "the node of its parent row \"" + rowId + "\" was not made: " + reason;
  }

  private Placement ofMap(String rowId) {
    var verdict = inMap.verdict(rowId);
    var node = verdict.node();
    return node == null
        ? Placement.blocked(rowId, "its " + verdict.words())
        : Placement.under(rowId, EntityRef.node(node));
  }
}
