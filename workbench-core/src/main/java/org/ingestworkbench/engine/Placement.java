package org.ingestworkbench.engine;

import org.ingestworkbench.model.EntityRef;
import org.jspecify.annotations.Nullable;

/**
 * Where a node is hung.
 *
 * @param rowId the parent's row id, as the ID map has it; empty for none
 * @param node the parent's node; null for none
 * @param hindrance why the parent is not there, in which case nothing may be made; empty when it is
 */
record Placement(String rowId, @Nullable EntityRef node, String hindrance) {

  static final Placement NONE = new Placement("", null, "");

  static Placement under(String rowId, EntityRef node) {
    return new Placement(rowId, node, "");
  }

  static Placement blocked(String rowId, String hindrance) {
    return new Placement(rowId, null, hindrance);
  }

  boolean blocked() {
    return !hindrance.isEmpty();
  }
}
