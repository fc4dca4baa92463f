package org.ingestworkbench.check;

import java.util.List;
import java.util.function.Function;
import org.ingestworkbench.model.JobId;
import org.ingestworkbench.store.ConfigName;
import org.ingestworkbench.store.MapEntry;
import org.ingestworkbench.store.MapQuery;
import org.ingestworkbench.store.MapReader;
import org.ingestworkbench.takeover.ParentVerdict;
import org.jspecify.annotations.Nullable;

/**
 * What a check asks the ID map, in the way that the job's settings use it.
 *
 * @param place where it is, for messages
 * @param configFile the configuration's name that the job's rows have
 * @param allowedHosts hosts whose rows count, the empty string for none; empty for every host
 * @param parent what a run decides of a parent of which the job has no node
 * @param from the node ID with which recovery begins; null for none
 * @param job the job that recovery would go on with; null for none
 */
public record MapView(
    MapReader map,
    String place,
    ConfigName configFile,
    List<String> allowedHosts,
    Function<String, ParentVerdict> parent,
    @Nullable Long from,
    @Nullable JobId job) {

  public MapView {
    allowedHosts = List.copyOf(allowedHosts);
  }

  /** Whether the job made a node of a row, which may have left the input since. */
  boolean ofThisJob(String rowId) {
    return job != null && entries(rowId).stream().anyMatch(this::ofThisJob);
  }

  private boolean ofThisJob(MapEntry entry) {
    return map.jobOf(entry).filter(made -> made.equals(job)).isPresent();
  }

  /** Whether the map says that the node was made of the row. */
  boolean made(String rowId, String nodeId) {
    return entries(rowId).stream().anyMatch(entry -> entry.nodeId().equals(nodeId));
  }

  private List<MapEntry> entries(String rowId) {
    return map.matches(new MapQuery(rowId, null, allowedHosts, null));
  }

  boolean allows(@Nullable String host) {
    return allowedHosts.isEmpty() || allowedHosts.contains(host == null ? "" : host);
  }
}
