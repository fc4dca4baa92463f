package org.ingestworkbench.islandora.export;

import java.util.List;
import java.util.Map;

/**
 * A node as it was read.
 *
 * @param texts its fields
 * @param files by the column
 * @param notes what a person should know of its files
 */
record ExportedNode(
    String id,
    Map<String, List<String>> texts,
    Map<String, NodeContent> files,
    List<String> notes) {

  /** A node that was exported before, and was not read again. */
  static ExportedNode known(String id) {
    return new ExportedNode(id, Map.of(), Map.of(), List.of());
  }

  /** Takes away its files, which are not wanted. */
  void drop() {
    files.values().forEach(NodeContent::drop);
  }
}
