package org.ingestworkbench.source.table;

import java.util.function.Consumer;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Problem.Place;
import org.ingestworkbench.model.Problem.Severity;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.source.LeftOut;
import org.ingestworkbench.source.filter.CellCleaner;
import org.ingestworkbench.source.filter.Lines;
import org.ingestworkbench.source.filter.RowIterator;
import org.ingestworkbench.text.Shown;
import org.jspecify.annotations.Nullable;

/** One reading of a table: numbers the rows and leaves out what is no data. */
final class TableRowReader extends RowIterator {
  private final TableSettings settings;
  private final TableReader records;
  private final TableHeader header;
  private final Consumer<Problem> problems;
  private final Lines commented = new Lines();
  private final Lines blank = new Lines();
  private boolean namelessContent;
  private long number;

  TableRowReader(
      TableSettings settings, TableReader records, TableHeader header, Consumer<Problem> problems) {
    this.settings = settings;
    this.records = records;
    this.header = header;
    this.problems = problems;
  }

  @Override
  protected @Nullable Row read() {
    while (!settings.slice().isOver(number)) {
      var record = records.next();
      if (record == null) {
        break;
      }
      var row = row(record);
      if (row != null) {
        return row;
      }
    }
    sumUp();
    return null;
  }

  private @Nullable Row row(TableRecord record) {
    if (record.isBlankLine() && record.fault() == null) {
      blank.add(record.line());
      return null;
    }
    number++;
    if (!settings.slice().has(number)) {
      return null;
    }
    if (settings.table().hasComments() && isComment(record)) {
      commented.add(record.line());
      return null;
    }
    return isBlank(record) && record.fault() == null ? leaveOutBlank(record) : checked(record);
  }

  private @Nullable Row leaveOutBlank(TableRecord record) {
    blank.add(record.line());
    return null;
  }

  private @Nullable Row checked(TableRecord record) {
    var row = cells(record);
    if (record.size() < header.width()) {
      report(Code.ROW_TOO_SHORT, Severity.WARNING, row, tooShort(row, record));
    }
    int surplus = firstContent(record, header.width());
    if (surplus >= 0) {
      report(Code.ROW_TOO_LONG, Severity.ERROR, row, tooLong(row, record, surplus));
      return null;
    }
    return namelessCell(record, row) || fault(record, row) ? null : row;
  }

  private boolean fault(TableRecord record, Row row) {
    var fault = record.fault();
    if (fault == null) {
      return false;
    }
    var place = new Place(settings.name(), row.line(), header.nameOf(fault.place()), row.id());
    problems.accept(new Problem(fault.code(), Severity.ERROR, place, fault.message()));
    return true;
  }

  private Row cells(TableRecord record) {
    int[] places = header.places();
    var values = new String[places.length];
    for (int i = 0; i < places.length; i++) {
      values[i] = places[i] < record.size() ? record.get(places[i]) : "";
    }
    var cells = header.columns().cells(values);
    return new Row(record.line(), settings.key(cells.getOrDefault(settings.idColumn(), "")), cells);
  }

  private boolean namelessCell(TableRecord record, Row row) {
    for (int place : header.nameless()) {
      if (place < record.size() && !CellCleaner.isBlank(record.get(place))) {
        reportNameless(row, place, record.get(place));
        return true;
      }
    }
    return false;
  }

  private void reportNameless(Row row, int place, String value) {
    if (!namelessContent) {
      namelessContent = true;
      report(
          Code.COLUMN_BLANK,
          Severity.ERROR,
          row,
          String.format(
              "column %d has no header but a value in this row, \"%s\". Name the column, or empty"
                  + " it; later rows may have more.",
              place + 1, Shown.value(value)));
    }
  }

  private String tooLong(Row row, TableRecord record, int surplus) {
    return String.format(
        "Row %d (ID %s) of the CSV file \"%s\" has more columns (%d) than there are headers (%d). "
            + "Cell %d is \"%s\": does a cell with a delimiter in it lack its quotes?",
        number,
        Shown.value(row.id()),
        settings.name(),
        record.size(),
        header.width(),
        surplus + 1,
        Shown.value(record.get(surplus)));
  }

  private String tooShort(Row row, TableRecord record) {
    return String.format(
        "Row %d (ID %s) of the CSV file has fewer columns than there are headers (%d). "
            + "It has %d; the others are taken as empty.",
        number, Shown.value(row.id()), header.width(), record.size());
  }

  private void report(Code code, Severity severity, Row row, String message) {
    problems.accept(new Problem(code, severity, Place.row(settings.name(), row), message));
  }

  private void sumUp() {
    records.remarks().forEach(problems);
    note(Code.ROW_COMMENTED, commented, "row begins with #", "rows begin with #");
    note(Code.ROW_BLANK, blank, "row is blank", "rows are blank");
    int nameless = header.nameless().length;
    if (nameless > 0 && !namelessContent) {
      var columns = nameless == 1 ? "1 column has" : nameless + " columns have";
      problems.accept(
          new Problem(
              Code.COLUMN_BLANK,
              Severity.NOTE,
              Place.file(settings.name()),
              columns + " neither header nor content and were left out."));
    }
  }

  private void note(Code code, Lines lines, String one, String many) {
    if (lines.count() > 0) {
      var message =
          lines.count() == 1
              ? "1 " + one + " and was left out: " + lines + "."
              : lines.count() + " " + many + " and were left out: " + lines + ".";
      var place = new Place(settings.name(), lines.first(), null, null);
      problems.accept(new Problem(code, Severity.NOTE, place, message));
    }
  }

  private boolean isComment(TableRecord record) {
    return isComment(record, 0)
        || (header.firstKept() > 0 && isComment(record, header.firstKept()));
  }

  private static boolean isComment(TableRecord record, int place) {
    String first = place < record.size() ? record.get(place) : "";
    return !first.isEmpty() && (first.charAt(0) == '#' || CellCleaner.strip(first).startsWith("#"));
  }

  private static boolean isBlank(TableRecord record) {
    return firstContent(record, 0) < 0;
  }

  private static int firstContent(TableRecord record, int from) {
    for (int place = from; place < record.size(); place++) {
      if (!CellCleaner.isBlank(record.get(place))) {
        return place;
      }
    }
    return -1;
  }

  @Override
  public LeftOut leftOut() {
    return new LeftOut(commented.count(), blank.count());
  }

  @Override
  public void close() {
    records.close();
  }
}
