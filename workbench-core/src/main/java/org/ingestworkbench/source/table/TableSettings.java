package org.ingestworkbench.source.table;

import java.util.Map;
import java.util.Set;
import org.ingestworkbench.model.Advice;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.source.filter.CellCleaner;
import org.ingestworkbench.source.filter.KeySpelling;

/**
 * How rows are made of a table.
 *
 * @param labels field labels and the names of columns they stand for
 * @param ignored columns that are left out
 * @param task what messages call the task whose rows they are
 * @param idsRepeat whether several rows may have one id in their cells
 */
record TableSettings(
    Table table,
    String idColumn,
    Map<String, String> labels,
    Slice slice,
    CellCleaner cleaner,
    Set<String> ignored,
    String task,
    boolean idsRepeat) {

  /** A row's id from the cell that holds it. */
  String key(String cell) {
    return cleaner.clean(KeySpelling.of(cell));
  }

  String name() {
    return table.name();
  }

  static String subdelimiter(String text) {
    if (text.isEmpty()) {
      throw new InputException("subdelimiter: it must not be empty.");
    }
    return text;
  }

  static long row(Advice setting, long number) {
    if (number < 0) {
      throw new InputException(
          setting.words() + ": " + number + " is no number of a row.", setting);
    }
    return number;
  }
}
