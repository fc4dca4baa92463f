package org.ingestworkbench.source.filter;

import java.util.List;
import org.ingestworkbench.model.Advice;
import org.ingestworkbench.model.InputException;

/**
 * A condition on a column.
 *
 * @param is whether a row needs the value; else it must not consist of such values alone
 */
public record RowFilter(String column, boolean is, String value) {

  /**
   * Reads {@code column:is:value} or {@code column:isnot:value}; the value may hold colons.
   *
   * @throws InputException when it is neither
   */
  public static RowFilter parse(String text) {
    var parts = List.of(text.split(":", 3));
    if (parts.size() < 3 || !List.of("is", "isnot").contains(parts.get(1).strip())) {
      throw new InputException(
          Advice.ROW_FILTERS.words()
              + ": \""
              + text
              + "\" is neither column:is:value nor column:isnot:value.",
          Advice.ROW_FILTERS);
    }
    var value = CellCleaner.strip(parts.get(2));
    return new RowFilter(parts.get(0).strip(), parts.get(1).strip().equals("is"), value);
  }

  @Override
  public String toString() {
    return column + (is ? " is " : " is not ") + value;
  }
}
