package org.ingestworkbench.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongBinaryOperator;
import org.ingestworkbench.model.JobId;
import org.jspecify.annotations.Nullable;

/**
 * What the ID map knows. Reading needs no claim and disturbs no process that has one. Safe for use
 * by many threads at once.
 */
public interface MapReader {

  /**
   * The newest row of the map that a query matches: by timestamp, ties by the order of insertion.
   */
  Optional<MapEntry> newest(MapQuery query);

  /** All rows of the map that a query matches, newest first. */
  List<MapEntry> matches(MapQuery query);

  /**
   * The same for many ids in one question, by id; an id that has no row in the map is not there.
   * This default asks for each by itself.
   *
   * @param csvIds some hundreds or thousands at a time
   * @param hosts as in a query
   * @param fromNodeId as in a query
   */
  default Map<String, List<MapEntry>> matches(
      Collection<String> csvIds, List<String> hosts, @Nullable Long fromNodeId) {
    var all = new HashMap<String, List<MapEntry>>();
    for (var csvId : csvIds) {
      var entries = matches(new MapQuery(csvId, null, hosts, fromNodeId));
      if (!entries.isEmpty()) {
        all.put(csvId, entries);
      }
    }
    return all;
  }

  /**
   * The job of the same host whose journal has the node of a row of the map; empty when another
   * program made it. A row without a host may be any job's; a slash at a host's end says nothing.
   * Of several jobs the newest.
   */
  Optional<JobId> jobOf(MapEntry entry);

  /**
   * The same for many rows of the map in one question; those that are no job's are not there. This
   * default asks for each by itself.
   */
  default Map<MapEntry, JobId> jobsOf(Collection<MapEntry> entries) {
    var jobs = new HashMap<MapEntry, JobId>();
    entries.forEach(entry -> jobOf(entry).ifPresent(job -> jobs.put(entry, job)));
    return jobs;
  }

  /**
   * The lowest node ID among rows of the map. This default looks at all rows for that, as do those
   * of the two questions below.
   */
  default OptionalLong lowestNode(NodeRange range) {
    return bestNode(range, Math::min);
  }

  /** The highest node ID among rows of the map. */
  default OptionalLong highestNode(NodeRange range) {
    return bestNode(range, Math::max);
  }

  private OptionalLong bestNode(NodeRange range, LongBinaryOperator better) {
    var best = new long[] {-1};
    entries(
        entry -> {
          if (range.has(entry)) {
            long number = entry.number();
            best[0] = best[0] < 0 ? number : better.applyAsLong(best[0], number);
          }
        });
    return best[0] < 0 ? OptionalLong.empty() : OptionalLong.of(best[0]);
  }

  /** The node IDs of rows of the map in a range of some dozens. */
  default Set<Long> nodesIn(NodeRange range) {
    var nodes = new HashSet<Long>();
    entries(
        entry -> {
          if (range.has(entry)) {
            nodes.add(entry.number());
          }
        });
    return nodes;
  }

  /** Hands every row of the map to the consumer, oldest first, without keeping them in memory. */
  void entries(Consumer<MapEntry> consumer);
}
