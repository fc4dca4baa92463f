package org.ingestworkbench.repository;

import org.ingestworkbench.model.ItemKey;
import org.ingestworkbench.model.Row;
import org.jspecify.annotations.Nullable;

/**
 * A node that another program seems to have made for a row, or a page of it, without writing it
 * into the ID map: it was made after the last one there, and has the title and the content type.
 *
 * @param row the row
 * @param page the page's file name; null for the row's own node
 * @param node as the repository shows it
 * @param address where a person looks at it
 */
public record StrayNode(Row row, @Nullable String page, NodeView node, String address) {

  /** The item that it seems to be. */
  public ItemKey key() {
    return new ItemKey(row.id(), page);
  }

  @Override
  public String toString() {
    return "row "
        + key()
        + " (line "
        + row.line()
        + ") \""
        + node.title()
        + "\": node "
        + node.id()
        + " at "
        + address;
  }
}
