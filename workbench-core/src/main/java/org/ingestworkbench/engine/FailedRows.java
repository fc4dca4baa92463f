package org.ingestworkbench.engine;

import java.util.NoSuchElementException;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.source.LeftOut;
import org.ingestworkbench.source.RowStream;
import org.ingestworkbench.spi.JobSession;
import org.jspecify.annotations.Nullable;

/** Of an input, the rows that ended without being done. */
final class FailedRows implements RowStream {

  private final RowStream rows;
  private final JobSession session;
  private @Nullable Row next;

  FailedRows(RowStream rows, JobSession session) {
    this.rows = rows;
    this.session = session;
  }

  @Override
  public boolean hasNext() {
    while (next == null && rows.hasNext()) {
      var row = rows.next();
      next = failed(row) ? row : null;
    }
    return next != null;
  }

  private boolean failed(Row row) {
    return session
        .row(row.id())
        .filter(record -> record.outcome() != null && !record.done())
        .isPresent();
  }

  @Override
  public Row next() {
    var row = hasNext() ? next : null;
    if (row == null) {
      throw new NoSuchElementException();
    }
    next = null;
    return row;
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
