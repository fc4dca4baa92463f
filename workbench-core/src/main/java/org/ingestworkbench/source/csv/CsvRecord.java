package org.ingestworkbench.source.csv;

import java.util.List;

/** One record of a CSV file: its cells as they are written, and the line on which it begins. */
final class CsvRecord {
  private final long line;
  private final String[] cells;

  /** Takes over the cells. */
  CsvRecord(long line, String[] cells) {
    this.line = line;
    this.cells = cells;
  }

  /** The physical line on which it begins, from 1. */
  long line() {
    return line;
  }

  int size() {
    return cells.length;
  }

  String get(int place) {
    return cells[place];
  }

  List<String> toList() {
    return List.of(cells);
  }
}
