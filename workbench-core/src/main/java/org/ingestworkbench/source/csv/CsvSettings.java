package org.ingestworkbench.source.csv;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.ingestworkbench.source.filter.CellCleaner;
import org.ingestworkbench.source.filter.KeySpelling;

/**
 * How a CSV file is read.
 *
 * @param labels field labels and the names of columns they stand for
 * @param ignored columns that are left out
 */
record CsvSettings(
    Path path,
    CsvDialect dialect,
    String idColumn,
    Map<String, String> labels,
    Slice slice,
    CellCleaner cleaner,
    Set<String> ignored) {

  /** A row's id from the cell that holds it. */
  String key(String cell) {
    return cleaner.clean(KeySpelling.of(cell));
  }

  /** The same with another delimiter. */
  CsvSettings delimitedBy(char delimiter) {
    var other = dialect.delimitedBy(delimiter);
    return new CsvSettings(path, other, idColumn, labels, slice, cleaner, ignored);
  }

  /** The file as the user named it. */
  String name() {
    return path.toString();
  }
}
