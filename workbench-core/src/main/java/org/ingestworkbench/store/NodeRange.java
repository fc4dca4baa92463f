package org.ingestworkbench.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of the ID map are asked for by their nodes. A node ID that is no number is in none.
 *
 * @param configFile the configuration that they name, by any path to its file; null for any
 * @param hosts as in a {@link MapQuery}
 * @param from the smallest node ID that counts, compared as numbers
 * @param to the highest one
 */
public record NodeRange(@Nullable ConfigName configFile, List<String> hosts, long from, long to) {
  public NodeRange {
    hosts = List.copyOf(hosts);
    from = Math.max(0, from);
  }

  /** The range from a node ID on. */
  public static NodeRange from(@Nullable ConfigName configFile, List<String> hosts, long nodeId) {
    return new NodeRange(configFile, hosts, nodeId, Long.MAX_VALUE);
  }

  /** Whether a row of the map is in it. */
  public boolean has(MapEntry entry) {
    long number = entry.number();
    return number >= from
        && number <= to
        && (configFile == null || configFile.is(entry.configFile()))
        && (hosts.isEmpty() || hosts.contains(entry.host() == null ? "" : entry.host()));
  }
}
