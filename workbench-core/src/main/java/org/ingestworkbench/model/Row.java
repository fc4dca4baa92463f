package org.ingestworkbench.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BinaryOperator;

/**
 * One row of the input, as it is after cleaning.
 *
 * @param line the line of the file on which the row begins, counted from 1, header included
 * @param id the cleaned value of the id column, with what tells it from other rows about the same
 *     object; never blank
 * @param cells column name to cleaned value in the order of the header; an absent cell is an empty
 *     string, so there is never a null value
 */
public record Row(long line, String id, Map<String, String> cells) {

  /** Copies the cells, keeping their order, unless {@link Columns#cells} made them. */
  public Row {
    cells =
        cells instanceof Cells ? cells : Collections.unmodifiableMap(new LinkedHashMap<>(cells));
  }

  /** The value of a column, or the empty string when the input has no such column. */
  public String cell(String column) {
    return cells.getOrDefault(column, "");
  }

  /** How many characters all its cells have together: about what it takes in memory. */
  public long length() {
    long length = 0;
    for (var cell : cells.values()) {
      length += cell.length();
    }
    return length;
  }

  /** Whether the column is there and has a value. */
  public boolean has(String column) {
    return !cell(column).isEmpty();
  }

  /** The same row with one cell set. */
  public Row with(String column, String value) {
    if (cells instanceof Cells shared && shared.placeOf(column) >= 0) {
      return new Row(line, id, shared.with(shared.placeOf(column), value));
    }
    var changed = new LinkedHashMap<>(cells);
    changed.put(column, value);
    return new Row(line, id, changed);
  }

  /**
   * The same row with all cells changed by a function of column and value; this row itself when it
   * changes none.
   */
  public Row map(BinaryOperator<String> change) {
    if (cells instanceof Cells shared) {
      var changed = shared.map(change);
      return changed.equals(shared) ? this : new Row(line, id, changed);
    }
    var changed = new LinkedHashMap<>(cells);
    changed.replaceAll(change);
    return changed.equals(cells) ? this : new Row(line, id, changed);
  }
}
