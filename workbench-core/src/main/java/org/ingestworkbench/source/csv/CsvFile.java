package org.ingestworkbench.source.csv;

import java.nio.file.Path;

/** A CSV file and how its cells are divided and quoted. */
record CsvFile(Path path, CsvDialect dialect) {

  /** The file as the user named it. */
  String name() {
    return path.toString();
  }

  /** The same with another delimiter. */
  CsvFile delimitedBy(char delimiter) {
    return new CsvFile(path, dialect.delimitedBy(delimiter));
  }
}
