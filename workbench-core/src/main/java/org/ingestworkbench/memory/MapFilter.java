package org.ingestworkbench.memory;

import java.util.function.Predicate;
import org.ingestworkbench.store.MapEntry;
import org.ingestworkbench.store.MapQuery;
import org.jspecify.annotations.Nullable;

/** A {@link MapQuery} as a condition. */
final class MapFilter {
  private MapFilter() {}

  static Predicate<MapEntry> of(MapQuery query) {
    return entry ->
        entry.csvId().equals(query.csvId())
            && parent(query, entry)
            && host(query, entry)
            && nodeId(query.fromNodeId(), entry.nodeId());
  }

  private static boolean parent(MapQuery query, MapEntry entry) {
    return query.parentCsvId() == null || query.parentCsvId().equals(entry.parentCsvId());
  }

  private static boolean host(MapQuery query, MapEntry entry) {
    return query.hosts().isEmpty() || query.hosts().contains(orEmpty(entry.host()));
  }

  private static boolean nodeId(@Nullable Long from, String nodeId) {
    var number = number(nodeId);
    return from == null || (number != null && number >= from);
  }

  /** The number that a node ID is; null when it is none. */
  static @Nullable Long number(@Nullable String nodeId) {
    return nodeId != null && nodeId.matches("[0-9]{1,18}") ? Long.valueOf(nodeId) : null;
  }

  static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
