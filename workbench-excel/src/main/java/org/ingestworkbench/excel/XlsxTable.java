package org.ingestworkbench.excel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Problem.Place;
import org.ingestworkbench.source.table.Table;
import org.ingestworkbench.source.table.TableErrors;
import org.ingestworkbench.source.table.TableReader;
import org.ingestworkbench.text.Shown;
import org.jspecify.annotations.Nullable;

/**
 * A sheet of an Excel workbook ({@code .xlsx}, {@code .xlsm}). Its first row with content names the
 * columns. What stands in a cell is taken for what a person reads there as far as that is data:
 * texts as they are, numbers in full, dates in ISO form, leading zeros of a number's format; not
 * its thousands separators, percent signs or currencies. Of a formula the value that was kept
 * counts; nothing is worked out. The manual has each case.
 *
 * <p>Rows are read as a stream; memory grows with the different texts of the workbook. Before each
 * reading, the file is looked through for what no workbook needs: sizes and depths beyond reason,
 * and document types in its XML. Changing a workbook while it is read gives an error or old rows.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param path the file as the user named it
 * @param sheet the name of the sheet; null for the only one that is not hidden, or for {@code
 *     Sheet1} where there are several
 */
public record XlsxTable(Path path, @Nullable String sheet) implements Table {
  private static final ReadingOptions WITH_FORMATS = new ReadingOptions(true, true);
  private static final int HEAD = 8;

  /** The only sheet that is not hidden, or {@code Sheet1}. */
  public static XlsxTable of(Path path) {
    return new XlsxTable(path, null);
  }

  /** The path, and the sheet if it is given. */
  @Override
  public String name() {
    return sheet == null ? path.toString() : path + ", sheet " + sheet;
  }

  @Override
  public TableReader open() {
    try {
      refuseOthers();
      var guard = new WorkbookGuard();
      guard.look(path);
      return open(new ReadableWorkbook(path.toFile(), WITH_FORMATS), guard.unworked());
    } catch (WorkbookGuard.Refusal e) {
      throw refused("the workbook is refused: " + e.getMessage(), e);
    } catch (IOException | ExcelReaderException e) {
      throw unreadable(e);
    }
  }

  private InputException unreadable(Exception e) {
    return e instanceof IOException io && !Files.isReadable(path)
        ? TableErrors.unreadable(path, io)
        : refused("it is no Excel workbook that can be read: " + Shown.reason(e) + ".", e);
  }

  private InputException refused(String message, @Nullable Exception cause) {
    return TableErrors.of(Code.INPUT_UNREADABLE, Place.file(path.toString()), message, cause);
  }

  private void refuseOthers() throws IOException {
    byte[] head;
    try (var in = Files.newInputStream(path)) {
      head = in.readNBytes(HEAD);
    } catch (IOException e) {
      throw TableErrors.unreadable(path, e);
    }
    if (ReadableWorkbook.isOLE2Header(head)) {
      throw refused(
          "it is a workbook of an old Excel (.xls), or protected by a password. Save it as .xlsx"
              + " without one.",
          null);
    } else if (!ReadableWorkbook.isOOXMLZipHeader(head)) {
      throw refused("it is no Excel workbook (.xlsx), in spite of its name.", null);
    }
  }

  private TableReader open(ReadableWorkbook workbook, Set<String> unworked) throws IOException {
    try {
      return XlsxReader.of(this, workbook, unworked);
    } catch (IOException | RuntimeException e) {
      workbook.close();
      throw e;
    }
  }

  @Override
  public String toString() {
    return name();
  }
}
