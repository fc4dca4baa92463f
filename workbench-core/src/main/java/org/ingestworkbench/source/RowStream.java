package org.ingestworkbench.source;

import java.util.Iterator;
import org.ingestworkbench.model.Row;

/**
 * Rows under way; used by one thread. Reading throws {@link
 * org.ingestworkbench.model.InputException} when the input becomes unreadable in the middle.
 */
public interface RowStream extends Iterator<Row>, AutoCloseable {
  @Override
  void close();
}
