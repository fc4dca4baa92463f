package org.ingestworkbench.rebuild;

import java.util.Optional;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.rebuild.RebuildCounts.RowState;
import org.jspecify.annotations.Nullable;

/** What was found of a row so far. */
final class RowFindings {

  private boolean anything;
  private boolean lacking;
  private String untold = "";

  void found() {
    anything = true;
  }

  void lacks() {
    lacking = true;
  }

  /** Something cannot be judged; the first reason is told. */
  void untold(String why) {
    untold = untold.isEmpty() ? why : untold;
  }

  boolean allTold() {
    return untold.isEmpty();
  }

  RowState standing() {
    if (!allTold()) {
      return RowState.UNRESOLVED;
    } else if (!lacking) {
      return RowState.COMPLETE;
    }
    return anything ? RowState.INCOMPLETE : RowState.MISSING;
  }

  /** How the row ends; empty when there is something to make. */
  Optional<Outcome> outcome(@Nullable EntityRef node) {
    if (!allTold()) {
      return Optional.of(new Outcome.Unresolved(node, untold));
    }
    return lacking || node == null ? Optional.empty() : Optional.of(new Outcome.Adopted(node));
  }
}
