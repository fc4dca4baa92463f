package org.ingestworkbench.source.filter;

import java.util.NoSuchElementException;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.source.RowStream;
import org.jspecify.annotations.Nullable;

/** Turns "read the next row, or null at the end" into a stream. */
public abstract class RowIterator implements RowStream {
  private @Nullable Row ahead;
  private boolean ended;

  /** The next row, or null at the end; not called again after that. */
  protected abstract @Nullable Row read();

  @Override
  public final boolean hasNext() {
    if (ahead == null && !ended) {
      ahead = read();
      ended = ahead == null;
    }
    return ahead != null;
  }

  @Override
  public final Row next() {
    if (!hasNext() || ahead == null) {
      throw new NoSuchElementException("There are no more rows.");
    }
    Row row = ahead;
    ahead = null;
    return row;
  }
}
