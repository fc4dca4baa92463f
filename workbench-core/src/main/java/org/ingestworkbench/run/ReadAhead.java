package org.ingestworkbench.run;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.ingestworkbench.ingest.RowIngester;
import org.ingestworkbench.ingest.RowIngester.RowResult;
import org.ingestworkbench.ingest.Workers;
import org.ingestworkbench.input.RowBatches;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.source.RowStream;
import org.jspecify.annotations.Nullable;

/**
 * The rows of an input in their order, some read ahead, so that those of which nothing is left to
 * make are found many at a time. Used by one thread.
 */
final class ReadAhead {

  /** About how many batches the store is asked while one is worked on: one for each processor. */
  private static final int ASKED = 2;

  private final RowBatches input;
  private final RowIngester rows;
  private final Workers workers;
  private final int asked;
  private final Deque<Batch> ahead = new ArrayDeque<>();
  private Batch now = new Batch(List.of(), Map::of);
  private Iterator<Row> left = now.rows().iterator();

  ReadAhead(RowStream input, RowIngester rows, Workers workers) {
    this.input = new RowBatches(input, rows.readsAhead());
    this.rows = rows;
    this.workers = workers;
    this.asked = rows.readsAhead() > 1 ? ASKED : 0;
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

  /** Reads on while the store is asked about what was read. */
  private void turn() {
    boolean more = true;
    while (more && ahead.size() <= asked) {
      more = read();
    }
    if (ahead.isEmpty()) {
      input.end();
    } else {
      now = ahead.remove();
      left = now.rows().iterator();
    }
  }

  private boolean read() {
    var some = input.next();
    if (!some.isEmpty()) {
      ahead.add(new Batch(some, passed(some)));
    }
    return !some.isEmpty();
  }

  private Supplier<Map<String, RowResult>> passed(List<Row> some) {
    return asked > 0 ? workers.aside(() -> rows.passed(some)) : Map::of;
  }
}
