package org.ingestworkbench.takeover;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ingestworkbench.journal.MapRules;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.ItemKey;
import org.ingestworkbench.model.JobId;
import org.ingestworkbench.store.JournalReader;
import org.ingestworkbench.store.MapEntry;
import org.ingestworkbench.store.MapQuery;
import org.ingestworkbench.store.MapReader;
import org.jspecify.annotations.Nullable;

/**
 * Which items another program has made, by the rule of recovery mode: they stand in the ID map with
 * a node ID of the given one or higher, in an allowed host, and in no other job's journal. Row ids
 * come again in other inputs: where the map has an item under the job's configuration, its rows
 * under another one do not count.
 */
public final class MapRecovery {

  private final MapReader map;
  private final MapRules rules;
  private final @Nullable JobId job;

  /**
   * @param job the job that is gone on with; null when one is started
   */
  public MapRecovery(MapReader map, MapRules rules, @Nullable JobId job) {
    this.map = map;
    this.rules = rules;
    this.job = job;
  }

  /** The node of an item; empty when it is to be made, or when no number was given. */
  Optional<EntityRef> node(ItemKey key) {
    return entries(key).stream().findFirst().map(entry -> EntityRef.node(entry.nodeId()));
  }

  /** Of these rows, those that the journal has never seen. */
  public static Set<String> unknown(Collection<String> rowIds, JournalReader journal) {
    var unknown = new HashSet<>(rowIds);
    unknown.removeAll(journal.rowsOf(rowIds).keySet());
    unknown.removeAll(journal.begun(unknown));
    return unknown;
  }

  /** The nodes of many rows, by row id; a row that is to be made is not there. */
  Map<String, EntityRef> nodes(Collection<String> rowIds) {
    var from = rules.recoveringFrom();
    if (from == null || rowIds.isEmpty()) {
      return Map.of();
    }
    var nodes = new HashMap<String, EntityRef>();
    var candidates = map.matches(rowIds, rules.allowedHosts(), from);
    made(candidates)
        .forEach((rowId, entries) -> nodes.put(rowId, EntityRef.node(entries.get(0).nodeId())));
    return nodes;
  }

  /** The rows of the map that say that an item is made, newest first. */
  public List<MapEntry> entries(ItemKey key) {
    var made = candidates(key).stream().filter(this::notAnotherJobs).toList();
    return preferred(made);
  }

  /** Of rows of the map by row id, those that say that a row is made; empty lists are left out. */
  public Map<String, List<MapEntry>> made(Map<String, List<MapEntry>> candidates) {
    var jobs = map.jobsOf(candidates.values().stream().flatMap(List::stream).toList());
    var made = new HashMap<String, List<MapEntry>>();
    candidates.forEach(
        (rowId, entries) -> {
          var notOthers = entries.stream().filter(entry -> isNotAnother(jobs.get(entry))).toList();
          if (!notOthers.isEmpty()) {
            made.put(rowId, preferred(notOthers));
          }
        });
    return made;
  }

  private List<MapEntry> preferred(List<MapEntry> made) {
    var ours = made.stream().filter(this::ofThisConfiguration).toList();
    return ours.isEmpty() ? made : ours;
  }

  /** The rows of the map from the number on, those among them that another job made. */
  public List<MapEntry> candidates(ItemKey key) {
    var from = rules.recoveringFrom();
    if (from == null) {
      return List.of();
    }
    return map.matches(
        key.page() == null
            ? new MapQuery(key.rowId(), null, rules.allowedHosts(), from)
            : new MapQuery(key.page(), key.rowId(), rules.allowedHosts(), from));
  }

  /** Of rows of the map, those from the number on; those that another job made among them. */
  public List<MapEntry> candidates(List<MapEntry> entries) {
    var from = rules.recoveringFrom();
    return from == null
        ? List.of()
        : entries.stream().filter(entry -> entry.number() >= Math.max(0, from)).toList();
  }

  private boolean notAnotherJobs(MapEntry entry) {
    return isNotAnother(map.jobOf(entry).orElse(null));
  }

  private boolean isNotAnother(@Nullable JobId owner) {
    return owner == null || owner.equals(job);
  }

  /** Whether a row of the map names the job's configuration, by any path to its file. */
  public boolean ofThisConfiguration(MapEntry entry) {
    return rules.configFile().is(entry.configFile());
  }
}
