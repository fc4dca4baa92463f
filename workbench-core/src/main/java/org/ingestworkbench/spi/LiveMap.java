package org.ingestworkbench.spi;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.ingestworkbench.model.JobId;
import org.jspecify.annotations.Nullable;

/** The map of a store that is asked itself each time. */
record LiveMap(MapReader map) implements MapSnapshot {

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
  public void entries(Consumer<MapEntry> consumer) {
    map.entries(consumer);
  }

  @Override
  public void close() {}
}
