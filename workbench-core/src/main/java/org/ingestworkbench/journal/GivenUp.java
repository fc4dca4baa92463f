package org.ingestworkbench.journal;

import org.ingestworkbench.store.RowRecord;
import org.jspecify.annotations.Nullable;

/**
 * That an earlier run gave something of an item up.
 *
 * @param status for which answer
 * @param open whether no run has ended the item's row since: the run that gave it up stopped
 */
public record GivenUp(int status, boolean open) {

  /**
   * Of pages for which no answer was recorded: a book that another program made has no row to keep
   * it.
   */
  public static final GivenUp UNTOLD = new GivenUp(-1, false);

  private static final int FORBIDDEN = 403;

  /** Null when nothing of the row was given up. */
  public static @Nullable GivenUp of(RowRecord row) {
    return row.gaveUp() == null ? null : new GivenUp(row.gaveUp(), row.outcome() == null);
  }

  /**
   * Whether an answer is the same again, so that it may be the item's own fault. That the account
   * may not is what every page gets when it has lost the right, so there it must be known that this
   * one got it before.
   */
  public boolean again(int answer) {
    return status == answer || (status == UNTOLD.status && answer != FORBIDDEN);
  }
}
