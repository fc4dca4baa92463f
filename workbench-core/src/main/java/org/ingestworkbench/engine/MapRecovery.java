package org.ingestworkbench.engine;

import java.util.Optional;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.ItemKey;
import org.ingestworkbench.model.JobId;
import org.ingestworkbench.spi.IdMapStore;
import org.ingestworkbench.spi.MapEntry;
import org.ingestworkbench.spi.MapQuery;

/**
 * Which items another program has made, by the rule of recovery mode: they stand in the ID map with
 * a node ID of the given one or higher, in an allowed host, and in no other job's journal.
 */
final class MapRecovery {

  private final IdMapStore store;
  private final MapRules rules;
  private final JobId job;

  MapRecovery(IdMapStore store, MapRules rules, JobId job) {
    this.store = store;
    this.rules = rules;
    this.job = job;
  }

  /** The node of an item; empty when it is to be made, or when no number was given. */
  Optional<EntityRef> node(ItemKey key) {
    var from = rules.recoveringFrom();
    if (from == null) {
      return Optional.empty();
    }
    var query =
        key.page() == null
            ? new MapQuery(key.rowId(), null, rules.allowedHosts(), from)
            : new MapQuery(key.page(), key.rowId(), rules.allowedHosts(), from);
    return store.matches(query).stream()
        .filter(this::notAnotherJobs)
        .findFirst()
        .map(entry -> EntityRef.node(entry.nodeId()));
  }

  private boolean notAnotherJobs(MapEntry entry) {
    return store.jobOf(entry).filter(other -> !other.equals(job)).isEmpty();
  }
}
