package org.ingestworkbench.ingest;

import org.ingestworkbench.journal.MapRules;
import org.ingestworkbench.journal.Placement;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.Item;
import org.ingestworkbench.model.Parent;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.model.TermDraft;
import org.ingestworkbench.store.JobSession;
import org.ingestworkbench.store.MapReader;
import org.ingestworkbench.store.RowRecord;
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
   * Where an item is hung; for what is there, the object itself.
   *
   * @param book the node of its book, for a page; null otherwise
   */
  public Placement of(Item item, @Nullable EntityRef book) {
    var parent = item.parent();
    if (item.subject() instanceof Item.Existing its && its.ref() != null) {
      return Placement.under("", its.ref());
    } else if (item.subject() instanceof Item.Existing && parent instanceof Parent.OfRow row) {
      return ofMap(row.rowId());
    } else if (parent instanceof Parent.OfRow row) {
      return item.subject() instanceof Item.NewTerm its
          ? underTerm(row.rowId(), its.term().vocabulary())
          : under(row.rowId());
    } else if (parent instanceof Parent.Term term) {
      return Placement.under("", term.term());
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

  /** Under the term of a row, which was not there before the job: the plan would have found it. */
  private Placement underTerm(String rowId, String vocabulary) {
    var known = session.find(new TermDraft(vocabulary, rowId).step(rowId));
    if (known.isPresent()) {
      return ofJournal(rowId, known.get());
    }
    var reason = session.row(rowId).filter(row -> !row.done()).map(RowRecord::reason);
    return Placement.blocked(
        rowId,
        reason
            .map(why -> "the term of its parent row \"" + rowId + "\" was not made: " + why)
            .orElse(
                "its parent term \""
                    + rowId
                    + "\" is neither in the vocabulary \""
                    + vocabulary
                    + "\" nor in a row before it."));
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
    if (record.object().isPresent()) {
      return Placement.under(rowId, record.object().get());
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
