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

  /** The item whose node an object of a step is, or belongs to; null for a term and a change. */
  public static @Nullable ItemKey of(StepKey step) {
    return switch (step.kind()) {
      case NODE, MEDIA, ALIAS -> row(step.rowId());
      case PAGE, PAGE_MEDIA -> new ItemKey(step.rowId(), step.page());
      case TERM, NODE_CHANGE, MEDIA_CHANGE, TERM_CHANGE -> null;
    };
  }

  /** Whether a step makes something that belongs to this item's node. */
  public boolean has(StepKey step) {
    return !step.kind().makesNode() && equals(of(step));
  }

  @Override
  public String toString() {
    return page == null ? rowId : rowId + " page " + page;
  }
}
