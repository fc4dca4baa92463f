package org.ingestworkbench.islandora.wiring;

import java.nio.file.Path;
import org.ingestworkbench.excel.XlsxTable;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.source.table.Table;
import org.jspecify.annotations.Nullable;

/** Reads workbooks where the artifact for them is there; a program need not have it. */
final class Workbooks {

  private Workbooks() {}

  /**
   * A sheet of a workbook.
   *
   * @throws InputException when the program lacks the artifact
   */
  static Table of(Path file, @Nullable String sheet) {
    try {
      return Excel.table(file, sheet);
    } catch (NoClassDefFoundError e) {
      throw new InputException(
          file
              + ": Excel workbooks are read by the artifact org.ingestworkbench:workbench-excel,"
              + " which this program does not have. Add it, or save the workbook as CSV.",
          e);
    }
  }

  /** Only loaded when it is needed. */
  private static final class Excel {
    static Table table(Path file, @Nullable String sheet) {
      return new XlsxTable(file, sheet);
    }
  }
}
