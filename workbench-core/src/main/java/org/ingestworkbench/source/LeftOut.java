package org.ingestworkbench.source;

/**
 * Rows that are in the input but are no data.
 *
 * @param commented rows whose first cell begins with {@code #}
 * @param blank rows without a value in any cell
 */
public record LeftOut(long commented, long blank) {

  /** Nothing was left out. */
  public static final LeftOut NONE = new LeftOut(0, 0);
}
