package org.ingestworkbench.store;

import org.ingestworkbench.model.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What the journal knows of a row: how its last treatment ended.
 *
 * @param rowId its id
 * @param line on which it stood in the input then
 * @param fingerprint of its cleaned cells and files then
 * @param outcome how it ended; null while it is open, that is started and neither done nor failed
 * @param reason why it is not done; empty otherwise
 * @param gaveUp the status of the last answer for which something of it was given up though others
 *     may get the same answer, in its last treatment; null when nothing was
 */
public record RowRecord(
    String rowId,
    long line,
    String fingerprint,
    Outcome.@Nullable Kind outcome,
    String reason,
    @Nullable Integer gaveUp) {

  /** A row of which nothing was given up so. */
  public RowRecord(
      String rowId, long line, String fingerprint, Outcome.@Nullable Kind outcome, String reason) {
    this(rowId, line, fingerprint, outcome, reason, null);
  }

  public boolean done() {
    return outcome != null && outcome.done();
  }
}
