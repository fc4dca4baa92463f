package org.ingestworkbench.plan.item;

import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.plan.row.RowProblems;

/**
 * How much a cell may hold. Nothing that people write comes near; what is beyond it is a mistake or
 * worse, and would take memory and time from the other rows.
 */
final class CellLimits {

  private static final int CHARACTERS = 1_000_000;
  private static final int VALUES = 10_000;

  private final String subdelimiter;

  CellLimits(String subdelimiter) {
    this.subdelimiter = subdelimiter;
  }

  /** Whether every cell of the row is within the limits; refuses the row where one is not. */
  boolean fit(RowProblems problems) {
    boolean fit = true;
    for (var cell : problems.row().cells().entrySet()) {
      fit &= fits(cell.getKey(), cell.getValue(), problems);
    }
    return fit;
  }

  private boolean fits(String column, String cell, RowProblems problems) {
    if (cell.length() > CHARACTERS) {
      return refused(column, CHARACTERS + " characters", problems);
    }
    return cell.length() <= VALUES
        || !hasTooMany(cell)
        || refused(column, VALUES + " values", problems);
  }

  private boolean hasTooMany(String cell) {
    int values = 1;
    for (int at = cell.indexOf(subdelimiter);
        at >= 0 && values <= VALUES;
        at = cell.indexOf(subdelimiter, at + subdelimiter.length())) {
      values++;
    }
    return values > VALUES;
  }

  private static boolean refused(String column, String most, RowProblems problems) {
    problems.refuse(
        Code.CELL_TOO_LONG,
        column,
        "The cell has more than the " + most + " that a cell may have.");
    return false;
  }
}
