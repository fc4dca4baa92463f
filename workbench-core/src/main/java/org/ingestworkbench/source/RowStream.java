package org.ingestworkbench.source;

import java.util.Iterator;
import org.ingestworkbench.model.Row;

/**
 * Rows under way; used by one thread. Reading throws {@link
 * org.ingestworkbench.model.InputException} when the input becomes unreadable in the middle.
 */
public interface RowStream extends Iterator<Row>, AutoCloseable {

  /** How many rows were left out so far because of what they are, not because of a choice. */
  default LeftOut leftOut() {
    return LeftOut.NONE;
  }

  @Override
  void close();
}
