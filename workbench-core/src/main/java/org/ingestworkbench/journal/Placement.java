package org.ingestworkbench.journal;

import org.ingestworkbench.model.EntityRef;
import org.jspecify.annotations.Nullable;

/**
 * Where a node is hung.
 *
 * @param rowId the parent's row id, as the ID map has it; empty for none
 * @param node the parent's node; null for none
 * @param hindrance why the parent is not there, in which case nothing may be made; empty when it is
 */
public record Placement(String rowId, @Nullable EntityRef node, String hindrance) {

  public static final Placement NONE = new Placement("", null, "");

  public static Placement under(String rowId, EntityRef node) {
    return new Placement(rowId, node, "");
  }

  public static Placement blocked(String rowId, String hindrance) {
    return new Placement(rowId, null, hindrance);
  }

  public boolean blocked() {
    return !hindrance.isEmpty();
  }
}
