package org.ingestworkbench.source.csv;

import org.ingestworkbench.source.table.Table;
import org.ingestworkbench.source.table.TableReader;

/** A CSV file as it is written. */
record CsvTable(CsvFile file) implements Table {

  @Override
  public String name() {
    return file.name();
  }

  @Override
  public TableReader open() {
    return CsvRecords.open(ExcelSeparator.in(file));
  }

  @Override
  public String toString() {
    return file.dialect() == CsvDialect.STRICT ? name() : name() + ", " + file.dialect();
  }
}
