package org.ingestworkbench.source.csv;

import java.nio.file.Path;

/**
 * A CSV file and how its cells are divided and quoted.
 *
 * @param name what messages call it
 */
record CsvFile(Path path, String name, CsvDialect dialect) {

  /** The same with another delimiter. */
  CsvFile delimitedBy(char delimiter) {
    return new CsvFile(path, name, dialect.delimitedBy(delimiter));
  }
}
