package org.ingestworkbench.model;

import org.jspecify.annotations.Nullable;

/**
 * Names one item: a row's node, or a page of it.
 *
 * @param rowId the id of the row, for a page that of its book
 * @param page the page's file name with extension; null for the row's own node
 */
public record ItemKey(String rowId, @Nullable String page) {

  public static ItemKey row(String rowId) {
    return new ItemKey(rowId, null);
  }

  /** The step that makes this item's node. */
  public StepKey nodeStep() {
    return page == null ? StepKey.node(rowId) : StepKey.page(rowId, page);
  }

  @Override
  public String toString() {
    return page == null ? rowId : rowId + " page " + page;
  }
}
