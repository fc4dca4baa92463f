package org.ingestworkbench.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One row of the input, as it is after cleaning.
 *
 * @param line the line of the file on which the row begins, counted from 1, header included
 * @param id the cleaned value of the id column; never blank
 * @param cells column name to cleaned value in the order of the header; an absent cell is an empty
 *     string, so there is never a null value
 */
public record Row(long line, String id, Map<String, String> cells) {

  /** Copies the cells, keeping their order. */
  public Row {
    cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
  }

  /** The value of a column, or the empty string when the input has no such column. */
  public String cell(String column) {
    return cells.getOrDefault(column, "");
  }

  /** Whether the column is there and has a value. */
  public boolean has(String column) {
    return !cell(column).isEmpty();
  }

  /** The same row with one cell set. */
  public Row with(String column, String value) {
    var changed = new LinkedHashMap<>(cells);
    changed.put(column, value);
    return new Row(line, id, changed);
  }
}
