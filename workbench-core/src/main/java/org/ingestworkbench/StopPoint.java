package org.ingestworkbench;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a run stopped before its end.
 *
 * @param lastRow the id of the row furthest down the input that ended in this run; null when none
 *     did
 * @param line its line; 0 when there is none
 * @param underWay ids of rows that were begun and left open: what of them was being made then is
 *     settled when the job is resumed
 * @param asked whether that was asked for, by a cancel or an abort from this process or another, a
 *     deadline or an interrupt; not so where a fault stopped it, or where it tried only some rows
 */
public record StopPoint(@Nullable String lastRow, long line, List<String> underWay, boolean asked) {

  public StopPoint {
    underWay = List.copyOf(underWay);
  }

  @Override
  public String toString() {
    var where =
        lastRow == null ? "before any row ended" : "after row " + lastRow + " (line " + line + ")";
    return underWay.isEmpty()
        ? where
        : where + "; begun and left open: " + String.join(", ", underWay);
  }
}
