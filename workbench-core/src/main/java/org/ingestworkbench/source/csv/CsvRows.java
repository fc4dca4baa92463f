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
    try (var records = CsvRecords.open(settings)) {
      return header(records).columns().names();
    }
  }

  @Override
  public RowStream open(Consumer<Problem> problems) {
    var records = CsvRecords.open(settings);
    try {
      return new CsvRowReader(settings, records, header(records), problems);
    } catch (RuntimeException e) {
      records.close();
      throw e;
    }
  }

  private CsvHeader header(CsvRecords records) {
    var given = settings.dialect().header();
    if (given.isEmpty() || settings.dialect().skipsHeader()) {
      var first = first(records);
      return CsvHeader.of(given.isEmpty() ? first.toList() : given, first.line(), settings);
    }
    return CsvHeader.of(given, 1, settings);
  }

  /** The first record that is no blank line. */
  private CsvRecord first(CsvRecords records) {
    var record = records.next();
    while (record != null && CsvRowReader.isBlankLine(record)) {
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
