package org.ingestworkbench.ingest;

import java.util.HashMap;
import java.util.Map;
import org.ingestworkbench.journal.Journal;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.Item;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.store.StepRecord;
import org.jspecify.annotations.Nullable;

/**
 * An item on its way through the engine.
 *
 * @param book the node of the book, for a page; null otherwise
 * @param journal what is known of the item's steps, and where they are written down
 * @param resumed whether what the item is about was there, or complete, before this run
 * @param givenUp steps that are not tried again in this run, with the reason
 */
record ItemWork(
    Item item,
    @Nullable EntityRef book,
    Journal journal,
    boolean resumed,
    Map<StepKey, String> givenUp) {

  ItemWork {
    givenUp = Map.copyOf(givenUp);
  }

  static ItemWork on(Item item, @Nullable EntityRef book, Journal journal) {
    var own = item.ownStep();
    boolean resumed = own == null || journal.find(own).filter(StepRecord::complete).isPresent();
    return new ItemWork(item, book, journal, resumed, Map.of());
  }

  /** The same work without a step that failed too often. */
  ItemWork without(StepKey step, String reason) {
    var more = new HashMap<>(givenUp);
    more.put(step, reason);
    return new ItemWork(item, book, journal, resumed, more);
  }
}
