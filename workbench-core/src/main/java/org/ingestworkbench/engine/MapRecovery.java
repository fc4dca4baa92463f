package org.ingestworkbench.engine;

import java.util.List;
import java.util.Optional;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.ItemKey;
import org.ingestworkbench.model.JobId;
import org.ingestworkbench.spi.IdMapStore;
import org.ingestworkbench.spi.MapEntry;
import org.ingestworkbench.spi.MapQuery;
import org.jspecify.annotations.Nullable;

/**
 * Which items another program has made, by the rule of recovery mode: they stand in the ID map with
 * a node ID of the given one or higher, in an allowed host, and in no other job's journal. Row ids
 * come again in other inputs: where the map has an item under the job's configuration, its rows
 * under another one do not count.
 */
public final class MapRecovery {

  private final IdMapStore store;
  private final MapRules rules;
  private final @Nullable JobId job;

  /**
   * @param job the job that is gone on with; null when one is started
   */
  public MapRecovery(IdMapStore store, MapRules rules, @Nullable JobId job) {
    this.store = store;
    this.rules = rules;
    this.job = job;
  }

  /** The node of an item; empty when it is to be made, or when no number was given. */
  Optional<EntityRef> node(ItemKey key) {
    return entries(key).stream().findFirst().map(entry -> EntityRef.node(entry.nodeId()));
  }

  /** The rows of the map that say that an item is made, newest first. */
  public List<MapEntry> entries(ItemKey key) {
    var made = candidates(key).stream().filter(this::notAnotherJobs).toList();
    var ours = made.stream().filter(this::ofThisConfiguration).toList();
    return ours.isEmpty() ? made : ours;
  }

  /** The rows of the map from the number on, those among them that another job made. */
  public List<MapEntry> candidates(ItemKey key) {
    var from = rules.recoveringFrom();
    if (from == null) {
      return List.of();
    }
    return store.matches(
        key.page() == null
            ? new MapQuery(key.rowId(), null, rules.allowedHosts(), from)
            : new MapQuery(key.page(), key.rowId(), rules.allowedHosts(), from));
  }

  private boolean notAnotherJobs(MapEntry entry) {
    return store.jobOf(entry).filter(other -> !other.equals(job)).isEmpty();
  }

  /** Whether a row of the map has the name of the job's configuration. */
  public boolean ofThisConfiguration(MapEntry entry) {
    return rules.configFile().equals(entry.configFile());
  }

  /** A node ID as a number; negative when it is none. */
  public static long number(MapEntry entry) {
    var id = entry.nodeId();
    return id.matches("[0-9]{1,18}") ? Long.parseLong(id) : -1;
  }
}
