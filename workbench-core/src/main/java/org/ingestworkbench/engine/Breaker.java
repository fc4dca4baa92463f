package org.ingestworkbench.engine;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Tells a row's fault from one of the world where a single answer cannot: the same status on five
 * rows in a row, with no row between that went well, is the world's.
 */
final class Breaker {

  static final int ROWS = 5;

  private final Set<String> rows = new LinkedHashSet<>();
  private int status;

  /** A step of the row was given up. */
  synchronized void gaveUp(String rowId, StepFailedException failed) {
    if (failed.fault().status() != status) {
      rows.clear();
      status = failed.fault().status();
    }
    rows.add(rowId);
    if (rows.size() >= ROWS) {
      throw new WorldFaultException(
          rows.size()
              + " rows in a row failed the same way, so it is not their fault: "
              + failed.getMessage(),
          failed);
    }
  }

  /** A row went well. */
  synchronized void wentWell() {
    rows.clear();
  }

  /** The rows that failed together; they are opened again when the run stops because of them. */
  synchronized Set<String> rows() {
    return Set.copyOf(rows);
  }
}
