package org.ingestworkbench.source;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Row;
import org.jspecify.annotations.Nullable;

/** Rows that a program gives. */
record GivenRows(String name, Supplier<Stream<Row>> rows) implements RowSource {

  @Override
  public List<String> columns() {
    var columns = new LinkedHashSet<String>();
    try (var all = rows.get()) {
      all.forEach(row -> columns.addAll(row.cells().keySet()));
    }
    return List.copyOf(columns);
  }

  @Override
  public RowStream open(Consumer<Problem> problems) {
    return new Reading(name, rows.get(), problems);
  }

  @Override
  public String toString() {
    return "RowSource[" + name + "]";
  }

  private static final class Reading implements RowStream {
    private final String name;
    private final Stream<Row> rows;
    private final Iterator<Row> iterator;
    private final Consumer<Problem> problems;
    private @Nullable Row ahead;

    Reading(String name, Stream<Row> rows, Consumer<Problem> problems) {
      this.name = name;
      this.rows = rows;
      this.iterator = rows.iterator();
      this.problems = problems;
    }

    @Override
    public boolean hasNext() {
      while (ahead == null && iterator.hasNext()) {
        var row = iterator.next();
        if (row.id().isBlank()) {
          problems.accept(idMissing(row));
        } else {
          ahead = row;
        }
      }
      return ahead != null;
    }

    private Problem idMissing(Row row) {
      return new Problem(
          Problem.Code.ID_MISSING,
          Problem.Severity.ERROR,
          new Problem.Place(name, row.line(), null, null),
          "the row has no ID, so it could be neither resumed nor named in a report. Give it one"
              + " that no other row has.");
    }

    @Override
    public Row next() {
      if (!hasNext() || ahead == null) {
        throw new NoSuchElementException("There are no more rows.");
      }
      var row = ahead;
      ahead = null;
      return row;
    }

    @Override
    public void close() {
      rows.close();
    }
  }
}
