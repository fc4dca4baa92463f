package org.ingestworkbench.sqlite.claim;

import java.time.Instant;

/**
 * A claim as it stands in the file. Two that are equal show that its holder did not move meanwhile.
 *
 * @param beat goes up while the holder lives
 */
record ClaimRow(long epoch, boolean held, ProcessIdentity holder, Instant since, long beat) {
  @Override
  public String toString() {
    return holder + ", since " + since;
  }
}
