package org.ingestworkbench.run;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.BooleanSupplier;
import org.ingestworkbench.input.RowBatches;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.source.LeftOut;
import org.ingestworkbench.source.RowStream;
import org.ingestworkbench.store.JobSession;
import org.ingestworkbench.store.RowRecord;
import org.jspecify.annotations.Nullable;

/** Of an input, the rows that ended without being done. */
final class FailedRows implements RowStream {

  private static final int AT_ONCE = 512;

  private final RowStream rows;
  private final RowBatches input;
  private final JobSession session;
  private final BooleanSupplier stop;
  private Iterator<Row> failed = List.<Row>of().iterator();

  /**
   * @param stop once it says yes there are no more rows
   */
  FailedRows(RowStream rows, JobSession session, BooleanSupplier stop) {
    this.stop = stop;
    this.rows = rows;
    this.input = new RowBatches(rows, AT_ONCE);
    this.session = session;
  }

  @Override
  public boolean hasNext() {
    while (!failed.hasNext() && !stop.getAsBoolean()) {
      var some = input.next();
      if (some.isEmpty()) {
        input.end();
        return false;
      }
      failed = failed(some).iterator();
    }
    return failed.hasNext();
  }

  private List<Row> failed(List<Row> some) {
    var known = session.rowsOf(some.stream().map(Row::id).toList());
    return some.stream().filter(row -> failed(known.get(row.id()))).toList();
  }

  private static boolean failed(@Nullable RowRecord record) {
    return record != null && record.outcome() != null && !record.done();
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException("There are no more rows that failed.");
    }
    return failed.next();
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
