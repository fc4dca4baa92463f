package org.ingestworkbench.check;

import java.util.function.Consumer;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Row;

/** Sees every row of a check in the order of the input, and has something to say at its end. */
public interface RowWatch extends AutoCloseable {

  void see(Row row);

  /** Every row was seen. */
  void end(Consumer<Problem> problems);

  @Override
  void close();
}
