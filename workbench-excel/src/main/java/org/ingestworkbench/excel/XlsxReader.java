package org.ingestworkbench.excel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Problem.Place;
import org.ingestworkbench.source.table.TableErrors;
import org.ingestworkbench.source.table.TableReader;
import org.ingestworkbench.source.table.TableRecord;
import org.ingestworkbench.source.table.TableRecord.Fault;
import org.ingestworkbench.text.Shown;
import org.jspecify.annotations.Nullable;

/** One reading of a sheet. */
final class XlsxReader implements TableReader {
  private static final String USUAL = "Sheet1";
  private static final int LINES_SHOWN = 20;

  private final XlsxTable table;
  private final ReadableWorkbook workbook;
  private final Stream<Row> stream;
  private final Iterator<Row> rows;
  private final Set<String> unworked;
  private final List<Long> hidden = new ArrayList<>();
  private long hiddenCount;
  private long line;
  private int width;

  private XlsxReader(
      XlsxTable table, ReadableWorkbook workbook, Stream<Row> stream, Set<String> unworked) {
    this.table = table;
    this.unworked = unworked;
    this.workbook = workbook;
    this.stream = stream;
    this.rows = stream.iterator();
  }

  /**
   * Begins.
   *
   * @param unworked places of formulas without a value
   */
  static XlsxReader of(XlsxTable table, ReadableWorkbook workbook, Set<String> unworked)
      throws IOException {
    return new XlsxReader(table, workbook, sheet(table, workbook).openStream(), unworked);
  }

  private static Sheet sheet(XlsxTable table, ReadableWorkbook workbook) {
    var all = workbook.getSheets().toList();
    var seen = all.stream().filter(one -> one.getVisibility() == SheetVisibility.VISIBLE).toList();
    var wanted = table.sheet() == null && seen.size() == 1 ? seen.get(0).getName() : table.sheet();
    var name = wanted == null ? USUAL : wanted;
    return all.stream()
        .filter(one -> name.equals(one.getName()))
        .findFirst()
        .orElseThrow(() -> noSuchSheet(table, name, all));
  }

  private static InputException noSuchSheet(XlsxTable table, String name, List<Sheet> all) {
    return TableErrors.of(
        Code.INPUT_MISSING,
        Place.file(table.path().toString()),
        "the workbook has no sheet \""
            + Shown.value(name)
            + "\"; it has: "
            + all.stream()
                .map(one -> '"' + Shown.value(String.valueOf(one.getName())) + '"')
                .collect(Collectors.joining(", "))
            + ".",
        null);
  }

  /** The first row with content. */
  @Override
  public TableRecord header() {
    var record = next();
    while (record != null && record.isBlankLine()) {
      record = next();
    }
    if (record == null) {
      throw TableErrors.of(
          Code.HEADER_MISSING,
          Place.file(table.name()),
          "the sheet is empty; its first row must name the columns.",
          null);
    }
    width = record.size();
    return record;
  }

  @Override
  public @Nullable TableRecord next() {
    try {
      return rows.hasNext() ? record(rows.next()) : null;
    } catch (RuntimeException e) {
      throw TableErrors.of(
          Code.INPUT_UNREADABLE,
          Place.file(table.name()),
          "the sheet cannot be read after row " + line + ": " + Shown.reason(e) + ".",
          e);
    }
  }

  private TableRecord record(Row row) {
    line = row.getRowNum();
    int size = contentOf(row);
    if (size == 0) {
      return new TableRecord(line, new String[0]);
    }
    if (row.isHidden()) {
      hide();
    }
    var cells = new String[Math.max(size, width)];
    Fault fault = null;
    for (int place = 0; place < cells.length; place++) {
      var text = text(cell(row, place));
      cells[place] = text.shown();
      if (text.wrong() != null && fault == null) {
        var cell = row.getCell(place).getAddress();
        fault = new Fault(Code.CELL_ERROR, place, "cell " + cell + " " + text.wrong());
      }
    }
    return new TableRecord(line, fault, cells);
  }

  private CellText text(@Nullable Cell cell) {
    boolean noValue =
        cell != null
            && "".equals(cell.getRawValue())
            && cell.getFormula() != null
            && unworked.contains(cell.getAddress().toString());
    return noValue ? CellText.NOT_KEPT : CellText.of(cell, workbook.isDate1904());
  }

  private void hide() {
    hiddenCount++;
    if (hidden.size() < LINES_SHOWN) {
      hidden.add(line);
    }
  }

  private static @Nullable Cell cell(Row row, int place) {
    return row.hasCell(place) ? row.getCell(place) : null;
  }

  /** How many cells there are up to the last that has something in it. */
  private static int contentOf(Row row) {
    int size = row.getCellCount();
    while (size > 0 && CellText.isEmpty(cell(row, size - 1))) {
      size--;
    }
    return size;
  }

  @Override
  public List<Problem> remarks() {
    if (hiddenCount == 0) {
      return List.of();
    }
    var lines = hidden.stream().map(String::valueOf).collect(Collectors.joining(", "));
    return List.of(
        new Problem(
            Code.ROW_HIDDEN,
            Problem.Severity.WARNING,
            new Place(table.name(), hidden.get(0), null, null),
            hiddenCount
                + (hiddenCount == 1 ? " row is" : " rows are")
                + " hidden in the sheet, and read all the same: "
                + lines
                + (hiddenCount > LINES_SHOWN ? ", \u2026" : "")
                + ". Delete what is not to be ingested."));
  }

  @Override
  public void close() {
    try (workbook) {
      stream.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
