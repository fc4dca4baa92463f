package org.ingestworkbench.source.table;

import java.util.List;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.source.filter.CellCleaner;
import org.jspecify.annotations.Nullable;

/** One record of a {@link Table}: its cells as they are written, and where it stands. */
public final class TableRecord {
  private final long line;
  private final String[] cells;
  private final @Nullable Fault fault;

  /**
   * Takes over the cells.
   *
   * @param line the line, or the row of a sheet, on which it begins, from 1
   * @param cells none of them null
   */
  public TableRecord(long line, String... cells) {
    this(line, null, cells);
  }

  /** With what is wrong with it: its row is told of and not delivered. */
  public TableRecord(long line, @Nullable Fault fault, String... cells) {
    this.line = line;
    this.fault = fault;
    this.cells = cells;
  }

  /**
   * What is wrong with a record.
   *
   * @param place of the cell, from 0; -1 for the whole record
   * @param message one sentence with the facts and what to do
   */
  public record Fault(Problem.Code code, int place, String message) {}

  /** The line on which it begins, from 1. */
  public long line() {
    return line;
  }

  /** How many cells it has, which may be more or fewer than there are columns. */
  public int size() {
    return cells.length;
  }

  /** The cell at a place counted from 0. */
  public String get(int place) {
    return cells[place];
  }

  /** Whether it has no cells at all, as a blank line; such a record is not numbered as a row. */
  public boolean isBlankLine() {
    return cells.length == 0 || (cells.length == 1 && CellCleaner.isBlank(cells[0]));
  }

  @Nullable Fault fault() {
    return fault;
  }

  /** All cells in their order; not modifiable. */
  public List<String> toList() {
    return List.of(cells);
  }
}
