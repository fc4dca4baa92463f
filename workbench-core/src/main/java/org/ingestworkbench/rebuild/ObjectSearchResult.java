package org.ingestworkbench.rebuild;

import org.ingestworkbench.repository.Confirmation;
import org.ingestworkbench.repository.NodeView;
import org.jspecify.annotations.Nullable;

/** What the repository has of a step, in any generation. */
sealed interface ObjectSearchResult {

  /**
   * It is nowhere under a uuid of the job, and the node that was noted for it is there all the
   * same, or this cannot be told.
   *
   * @param node the noted ID
   * @param view that node; null when it cannot be looked at
   */
  record Noted(String node, @Nullable NodeView view) implements ObjectSearchResult {}

  /** It is there, made after so many rollbacks. */
  record There(int generation, Confirmation confirmation) implements ObjectSearchResult {}

  /** In no generation that was asked for is it there. */
  record Nowhere() implements ObjectSearchResult {}

  /**
   * This cannot be told.
   *
   * @param generation the highest in which it may be, at least the job's newest that was found; it
   *     may be in any before it
   */
  record Hidden(int generation, String why) implements ObjectSearchResult {}
}
