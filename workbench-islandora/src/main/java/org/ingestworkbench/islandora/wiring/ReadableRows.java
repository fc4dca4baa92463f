package org.ingestworkbench.islandora.wiring;

import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.source.RowSource;

/**
 * Refuses an input of which a row cannot be read. A source leaves such a row out and tells of it; a
 * task that is no job would then end well without it.
 */
public final class ReadableRows {

  private ReadableRows() {}

  /**
   * Reads the whole input.
   *
   * @throws InputException at the first row that cannot be read
   */
  public static void require(RowSource source) {
    try (var rows = source.open(ReadableRows::require)) {
      while (rows.hasNext()) {
        var unused = rows.next();
      }
    }
  }

  /**
   * Takes what a source tells while it is read.
   *
   * @throws InputException when a row was left out
   */
  public static void require(Problem told) {
    if (told.severity() == Problem.Severity.ERROR) {
      throw new InputException(told.place() + ": " + told.message());
    }
  }
}
