package org.ingestworkbench.source.csv;

import java.util.List;
import java.util.function.Consumer;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Problem.Place;
import org.ingestworkbench.source.RowSource;
import org.ingestworkbench.source.RowStream;
import org.ingestworkbench.source.filter.BadInput;

/** The rows of a CSV file as they are written, before any cleaning. */
final class CsvRows implements RowSource {
  private final CsvSettings settings;

  CsvRows(CsvSettings settings) {
    this.settings = settings;
  }

  @Override
  public String name() {
    return settings.name();
  }

  @Override
  public List<String> columns() {
    var told = ExcelSeparator.in(settings);
    try (var records = CsvRecords.open(told)) {
      return header(records, told).columns().names();
    }
  }

  @Override
  public RowStream open(Consumer<Problem> problems) {
    var told = ExcelSeparator.in(settings);
    var records = CsvRecords.open(told);
    try {
      return new CsvRowReader(told, records, header(records, told), problems);
    } catch (RuntimeException e) {
      records.close();
      throw e;
    }
  }

  private CsvHeader header(CsvRecords records, CsvSettings told) {
    var given = told.dialect().header();
    if (given.isEmpty() || told.dialect().skipsHeader()) {
      var first = first(records);
      return CsvHeader.of(given.isEmpty() ? first.toList() : given, first.line(), told);
    }
    return CsvHeader.of(given, 1, told);
  }

  /** The first record that is neither a blank line nor the one that names the delimiter. */
  private CsvRecord first(CsvRecords records) {
    var record = records.next();
    while (record != null && (CsvRowReader.isBlankLine(record) || ExcelSeparator.isIn(record))) {
      record = records.next();
    }
    if (record == null) {
      throw BadInput.exception(
          Code.HEADER_MISSING,
          Place.file(settings.name()),
          "the file is empty; its first row must name the columns.");
    }
    return record;
  }
}
