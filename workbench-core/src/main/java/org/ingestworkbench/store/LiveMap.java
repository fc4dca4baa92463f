package org.ingestworkbench.store;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import org.ingestworkbench.model.JobId;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot that asks the store itself each time. A store that has a copy for some questions
 * overrides those; all others are answered by the store.
 */
public class LiveMap implements MapSnapshot {
  private final MapReader map;

  /** A snapshot of this map; closing it does nothing. */
  public LiveMap(MapReader map) {
    this.map = map;
  }

  @Override
  public Optional<MapEntry> newest(MapQuery query) {
    return map.newest(query);
  }

  @Override
  public List<MapEntry> matches(MapQuery query) {
    return map.matches(query);
  }

  @Override
  public Map<String, List<MapEntry>> matches(
      Collection<String> csvIds, List<String> hosts, @Nullable Long fromNodeId) {
    return map.matches(csvIds, hosts, fromNodeId);
  }

  @Override
  public Optional<JobId> jobOf(MapEntry entry) {
    return map.jobOf(entry);
  }

  @Override
  public Map<MapEntry, JobId> jobsOf(Collection<MapEntry> entries) {
    return map.jobsOf(entries);
  }

  @Override
  public OptionalLong lowestNode(NodeRange range) {
    return map.lowestNode(range);
  }

  @Override
  public OptionalLong highestNode(NodeRange range) {
    return map.highestNode(range);
  }

  @Override
  public Set<Long> nodesIn(NodeRange range) {
    return map.nodesIn(range);
  }

  @Override
  public void entries(Consumer<MapEntry> consumer) {
    map.entries(consumer);
  }

  @Override
  public void close() {}
}
