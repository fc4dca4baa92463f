package org.ingestworkbench.reading;

import org.jspecify.annotations.Nullable;

/**
 * How a reading ended.
 *
 * @param stopped why it stopped before its end; empty when it did not
 * @param fault what stopped it; null when nothing did, or that was asked for
 */
public record ReadingEnd(String stopped, @Nullable Throwable fault) {

  /** Whether everything was asked for. */
  public boolean whole() {
    return stopped.isEmpty();
  }
}
