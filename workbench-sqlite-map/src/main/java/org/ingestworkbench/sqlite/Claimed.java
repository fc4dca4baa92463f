package org.ingestworkbench.sqlite;

import java.time.Instant;

/**
 * A claim as it stands in the file. Two that are equal show that its holder did not move meanwhile.
 *
 * @param beat goes up while the holder lives
 */
record Claimed(long epoch, boolean held, ProcessIdentity holder, Instant since, long beat) {
  @Override
  public String toString() {
    return holder + ", since " + since;
  }
}
