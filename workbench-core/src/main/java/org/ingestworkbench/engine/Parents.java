package org.ingestworkbench.engine;

import java.util.List;
import java.util.stream.Collectors;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.model.Parent;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.spi.IdMapStore;
import org.ingestworkbench.spi.JobSession;
import org.ingestworkbench.spi.MapEntry;
import org.ingestworkbench.spi.StepRecord;
import org.jspecify.annotations.Nullable;

/**
 * Finds the node that an item becomes a member of: in this job's journal, then, where the settings
 * say so, in the ID map. An item whose parent is not there is blocked, never an orphan.
 */
final class Parents {

  private final JobSession session;
  private final MapRules rules;
  private final MapParents inMap;

  Parents(JobSession session, IdMapStore map, MapRules rules) {
    this.session = session;
    this.rules = rules;
    this.inMap = new MapParents(map, rules, session.id());
  }

  Placement of(Work work) {
    var parent = work.item().parent();
    if (parent instanceof Parent.OfRow row) {
      return under(row.rowId());
    } else if (parent instanceof Parent.Node node) {
      return Placement.under("", EntityRef.node(node.nodeId()));
    } else if (parent instanceof Parent.Book) {
      return Placement.under(work.item().key().rowId(), bookOf(work));
    }
    return Placement.NONE;
  }

  private static EntityRef bookOf(Work work) {
    var book = work.book();
    if (book == null) {
      throw new IllegalStateException("A page was started without its book: " + work.item().key());
    }
    return book;
  }

  /** Under the node of a row. */
  Placement under(String rowId) {
    var known = session.find(StepKey.node(rowId));
    if (known.isPresent() && !fromEarlierJob(known.get())) {
      return ofJournal(rowId, known.get());
    }
    var row = session.row(rowId).filter(started -> !started.done());
    if (row.isPresent()) {
      return Placement.blocked(rowId, notMade(rowId, row.get().reason()));
    }
    return rules.parentsInMap() ? ofMap(rowId) : Placement.blocked(rowId, absent(rowId));
  }

  /** A parent that was rolled back may still be found in the map, made by another job. */
  private static boolean fromEarlierJob(StepRecord record) {
    return record.state() == org.ingestworkbench.model.StepState.ROLLED_BACK;
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
    var entries = inMap.of(rowId);
    if (entries.isEmpty()) {
      return Placement.blocked(
          rowId,
          "its parent row \"" + rowId + "\" has no node, neither in this job nor in the ID map.");
    }
    if (entries.size() > 1 && !rules.newestParentWins()) {
      return Placement.blocked(rowId, ambiguous(rowId, entries));
    }
    return Placement.under(rowId, EntityRef.node(entries.get(0).nodeId()));
  }

  private static String ambiguous(String rowId, List<MapEntry> entries) {
    var nodes = entries.stream().map(MapEntry::nodeId).limit(20).collect(Collectors.joining(", "));
    return "its parent row \""
        + rowId
        + "\" has several nodes in the ID map: "
        + nodes
        + ". Set ignore_duplicate_parent_ids to true to take the newest.";
  }

  private static String absent(String rowId) {
    return "its parent row \""
        + rowId
        + "\" was not ingested by this job. If another job made it, "
        + "set query_csv_id_to_node_id_map_for_parents to true.";
  }
}
