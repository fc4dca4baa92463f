package org.ingestworkbench.source.csv;

import java.util.function.Supplier;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Problem.Place;
import org.ingestworkbench.source.filter.BadInput;
import org.ingestworkbench.source.table.TableRecord;
import org.ingestworkbench.text.Folding;
import org.jspecify.annotations.Nullable;

/** Finds the names of the columns: those of the dialect, or the first row of the file. */
final class CsvFirstRow {
  private static final char[] USUAL_DELIMITERS = {',', ';', '\t', '|'};

  private CsvFirstRow() {}

  /**
   * Reads the first row, unless the dialect has the names and the file does not.
   *
   * @throws InputException when the file is empty, or its cells are seemingly divided otherwise
   */
  static TableRecord of(CsvFile file, Supplier<@Nullable TableRecord> records) {
    var given = file.dialect().header();
    var inFile = given.isEmpty() || file.dialect().skipsHeader() ? firstRow(file, records) : null;
    var header =
        inFile != null && given.isEmpty()
            ? inFile
            : new TableRecord(inFile == null ? 1 : inFile.line(), given.toArray(String[]::new));
    refuseOtherDelimiter(file, header);
    return header;
  }

  /** The first record that is neither a blank line nor the one that names the delimiter. */
  private static TableRecord firstRow(CsvFile file, Supplier<@Nullable TableRecord> records) {
    var record = records.get();
    while (record != null && (record.isBlankLine() || ExcelSeparator.isIn(record))) {
      record = records.get();
    }
    if (record == null) {
      throw BadInput.exception(
          Code.HEADER_MISSING,
          Place.file(file.name()),
          "the file is empty; its first row must name the columns.");
    }
    return record;
  }

  private static void refuseOtherDelimiter(CsvFile file, TableRecord header) {
    var only = "";
    int names = 0;
    for (int place = 0; place < header.size(); place++) {
      var name = Folding.visible(header.get(place));
      names += name.isEmpty() ? 0 : 1;
      only = name.isEmpty() ? only : name;
    }
    for (char usual : USUAL_DELIMITERS) {
      var delimiter = file.dialect().delimiter();
      if (names == 1 && !delimiter.equals(String.valueOf(usual)) && only.indexOf(usual) >= 0) {
        throw BadInput.exception(
            Code.DELIMITER,
            new Place(file.name(), header.line(), null, null),
            wrong(only, shown(String.valueOf(usual)), shown(delimiter)));
      }
    }
  }

  private static String wrong(String only, String usual, String delimiter) {
    return String.format(
        "only one column was found, \"%s\". If its cells are separated by %s, "
            + "set delimiter: \"%s\" (it is \"%s\" now).",
        only, usual.equals("\\t") ? "tabs" : usual, usual, delimiter);
  }

  private static String shown(String delimiter) {
    return delimiter.equals("\t") ? "\\t" : delimiter;
  }
}
