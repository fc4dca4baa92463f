package org.ingestworkbench.model;

/**
 * A slice of an input: rows by their number, counted from 1, both ends included. {@link #ALL} is
 * the whole input, however long it is or gets.
 *
 * @param first the number of the first row, 1 or more
 * @param last that of the last row; {@link #OPEN} for the end of the input
 */
public record RowRange(long first, long last) {

  /** Stands for the last row of the input. */
  public static final long OPEN = Long.MAX_VALUE;

  /** Every row. */
  public static final RowRange ALL = new RowRange(1, OPEN);

  public RowRange {
    if (first < 1) {
      throw new IllegalArgumentException("Rows are counted from 1, so " + first + " is none.");
    }
  }

  /** Whether a row is in both. */
  public boolean overlaps(RowRange other) {
    return first <= other.last && other.first <= last;
  }

  /** For messages: "all rows", "rows 21 to 40", "rows from 21". */
  @Override
  public String toString() {
    if (equals(ALL)) {
      return "all rows";
    }
    return last == OPEN ? "rows from " + first : "rows " + first + " to " + last;
  }
}
