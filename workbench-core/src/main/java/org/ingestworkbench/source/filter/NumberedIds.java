package org.ingestworkbench.source.filter;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.source.RowSource;
import org.jspecify.annotations.Nullable;

/**
 * Gives rows whose cells have one id an id of their own: {@code 12}, {@code 12 (2)}, {@code 12
 * (3)}. A row keeps its id when rows are added behind it.
 */
public final class NumberedIds extends RowDecorator {

  /** How many ids are remembered, those that were seen last. */
  private static final int HELD = 100_000;

  private final int held;

  public NumberedIds(RowSource from) {
    this(from, HELD);
  }

  /** For tests. */
  NumberedIds(RowSource from, int held) {
    super(from);
    this.held = held;
  }

  /** What an id has behind its cell: its number, or nothing. */
  static String number(String id, String cell) {
    return id.startsWith(cell + " (") ? id.substring(cell.length()) : "";
  }

  @Override
  RowStep step(Consumer<Problem> problems) {
    var seen = new Seen();
    return row -> numbered(row, seen);
  }

  private static Row numbered(Row row, Seen seen) {
    if (row.id().isEmpty()) {
      return row; // which is told of when it is cleaned
    }
    int number = seen.merge(row.id(), 1, Integer::sum);
    return number == 1 ? row : new Row(row.line(), row.id() + " (" + number + ")", row.cells());
  }

  private final class Seen extends LinkedHashMap<String, Integer> {
    private static final long serialVersionUID = 1L;

    Seen() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.@Nullable Entry<String, Integer> eldest) {
      return size() > held;
    }
  }
}
