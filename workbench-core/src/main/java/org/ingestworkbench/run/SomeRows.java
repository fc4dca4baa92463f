package org.ingestworkbench.run;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.ingestworkbench.input.RowBatches;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.source.LeftOut;
import org.ingestworkbench.source.RowStream;
import org.ingestworkbench.store.JobSession;
import org.ingestworkbench.store.RowRecord;
import org.jspecify.annotations.Nullable;

/** Of an input, the rows that are to be tried. */
final class SomeRows implements RowStream {

  private static final int AT_ONCE = 512;

  private final RowStream rows;
  private final RowBatches input;
  private final UnaryOperator<List<Row>> choice;
  private final BooleanSupplier stop;
  private Iterator<Row> chosen = List.<Row>of().iterator();

  private SomeRows(RowStream rows, UnaryOperator<List<Row>> choice, BooleanSupplier stop) {
    this.stop = stop;
    this.rows = rows;
    this.input = new RowBatches(rows, AT_ONCE);
    this.choice = choice;
  }

  /**
   * Those that ended without being done.
   *
   * @param stop once it says yes there are no more rows
   */
  static SomeRows failed(RowStream rows, JobSession session, BooleanSupplier stop) {
    return new SomeRows(rows, some -> failed(some, session), stop);
  }

  /**
   * Those of some IDs.
   *
   * @param stop once it says yes there are no more rows
   */
  static SomeRows of(RowStream rows, Set<String> ids, BooleanSupplier stop) {
    return new SomeRows(
        rows, some -> some.stream().filter(row -> ids.contains(row.id())).toList(), stop);
  }

  @Override
  public boolean hasNext() {
    while (!chosen.hasNext() && !stop.getAsBoolean()) {
      var some = input.next();
      if (some.isEmpty()) {
        input.end();
        return false;
      }
      chosen = choice.apply(some).iterator();
    }
    return chosen.hasNext();
  }

  private static List<Row> failed(List<Row> some, JobSession session) {
    var known = session.rowsOf(some.stream().map(Row::id).toList());
    return some.stream().filter(row -> failed(known.get(row.id()))).toList();
  }

  private static boolean failed(@Nullable RowRecord record) {
    return record != null && record.outcome() != null && !record.done();
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException("There are no more rows to be tried.");
    }
    return chosen.next();
  }

  @Override
  public LeftOut leftOut() {
    return rows.leftOut();
  }

  @Override
  public void close() {
    rows.close();
  }
}
