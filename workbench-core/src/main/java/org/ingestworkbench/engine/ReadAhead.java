package org.ingestworkbench.engine;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.ingestworkbench.engine.RowIngester.RowResult;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.source.RowStream;
import org.jspecify.annotations.Nullable;

/**
 * The rows of an input in their order, some read ahead, so that those of which nothing is left to
 * make are found many at a time. Used by one thread.
 */
final class ReadAhead {

  private final RowStream input;
  private final RowIngester rows;
  private final Workers workers;
  private Batch now = new Batch(List.of(), () -> Map.of());
  private Batch next = now;
  private Iterator<Row> left = now.rows().iterator();
  private @Nullable InputException broken;

  ReadAhead(RowStream input, RowIngester rows, Workers workers) {
    this.input = input;
    this.rows = rows;
    this.workers = workers;
  }

  /** Some rows, and those of them of which nothing is left to make, once that is known. */
  private record Batch(List<Row> rows, Supplier<Map<String, RowResult>> passed) {}

  /**
   * A row.
   *
   * @param result how it ended, when nothing is left to make of it; else null
   */
  record Next(Row row, @Nullable RowResult result) {}

  /**
   * Whether there is another row.
   *
   * @throws InputException when the input cannot be read any further; the rows before came first
   */
  boolean hasNext() {
    if (!left.hasNext()) {
      turn();
    }
    return left.hasNext();
  }

  Next next() {
    var row = left.next();
    return new Next(row, now.passed().get().get(row.id()));
  }

  /** Reads the rows after the next ones while the store is asked for the next ones. */
  private void turn() {
    now = next.rows().isEmpty() ? read() : next;
    next = rows.readsAhead() > 1 ? read() : next;
    left = now.rows().iterator();
    if (now.rows().isEmpty() && broken != null) {
      throw broken;
    }
  }

  private Batch read() {
    var some = new ArrayList<Row>();
    try {
      while (broken == null && some.size() < rows.readsAhead() && input.hasNext()) {
        some.add(input.next());
      }
    } catch (InputException e) {
      broken = e;
    }
    return new Batch(some, passed(some));
  }

  private Supplier<Map<String, RowResult>> passed(List<Row> some) {
    return rows.readsAhead() > 1 && !some.isEmpty()
        ? workers.aside(() -> rows.passed(some))
        : () -> Map.of();
  }
}
