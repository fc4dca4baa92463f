package org.ingestworkbench.source.table;

import org.ingestworkbench.model.RowRange;

/**
 * Which rows of an input are read, by number: data rows are counted from 1, commented ones too.
 *
 * @param start the first row
 * @param stop the last row
 * @param skipFrom the first row left out, counted within the slice; 0 when none is
 * @param skipTo the last row left out, counted within the slice
 */
record Slice(long start, long stop, long skipFrom, long skipTo) {

  static final Slice ALL = new Slice(1, Long.MAX_VALUE, 0, 0);

  Slice from(long row) {
    return new Slice(Math.max(1, row), stop, skipFrom, skipTo);
  }

  Slice to(long row) {
    return new Slice(start, row, skipFrom, skipTo);
  }

  Slice without(long from, long to) {
    return new Slice(start, stop, from, to);
  }

  RowRange range() {
    return new RowRange(start, stop);
  }

  boolean has(long number) {
    long within = number - start + 1;
    return number >= start && number <= stop && (within < skipFrom || within > skipTo);
  }

  boolean isOver(long read) {
    return read >= stop;
  }

  @Override
  public String toString() {
    return "rows "
        + start
        + (stop == Long.MAX_VALUE ? "" : " to " + stop)
        + (skipTo > 0 ? " without " + skipFrom + " to " + skipTo : "");
  }
}
