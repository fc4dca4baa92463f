package org.ingestworkbench.islandora.csv;

import java.util.List;

/**
 * A row of a {@link CsvList}.
 *
 * @param line where it begins in the file, counted from 1
 */
public record CsvRow(long line, List<String> cells) {

  /** The cell at a place, counted from 0; empty where the row is too short for it. */
  public String cell(int place) {
    return place < cells.size() ? cells.get(place) : "";
  }
}
