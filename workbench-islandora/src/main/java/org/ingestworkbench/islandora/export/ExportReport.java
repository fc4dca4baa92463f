package org.ingestworkbench.islandora.export;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What an export came to.
 *
 * @param file the CSV
 * @param exported how many nodes were added to it
 * @param there how many nodes it had already, and were passed over
 * @param leftOut how many are not in it
 * @param stopped why it stopped before its end; empty when it did not
 * @param fault what stopped it; null when nothing did, or that was asked for
 */
public record ExportReport(
    Path file, long exported, long there, long leftOut, String stopped, @Nullable Throwable fault) {

  /** Whether it came to its end, and every node is in the file. */
  public boolean complete() {
    return stopped.isEmpty() && leftOut == 0;
  }

  @Override
  public String toString() {
    return exported
        + (exported == 1 ? " node" : " nodes")
        + " exported"
        + (there == 0 ? "" : ", " + there + " exported before")
        + (leftOut == 0 ? "" : ", " + leftOut + " left out")
        + (stopped.isEmpty() ? "." : "; it stopped before its end: " + stopped);
  }
}
