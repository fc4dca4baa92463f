package org.ingestworkbench.engine;

import org.ingestworkbench.spi.Boundary;
import org.jspecify.annotations.Nullable;

/**
 * What a run goes on with.
 *
 * @param resumed whether the job was there before
 * @param failedOnly whether only rows are tried that ended without being done
 * @param allEnded whether every row of the job had ended in some way
 * @param boundary how far the job had come; null when no row of it was ever started
 */
public record Resumption(
    boolean resumed, boolean failedOnly, boolean allEnded, @Nullable Boundary boundary) {

  /** Whether rows will be left that nobody has tried. */
  boolean leavesRows() {
    return failedOnly && !allEnded;
  }
}
