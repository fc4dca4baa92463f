package org.ingestworkbench.source;

import java.util.List;
import java.util.function.Consumer;
import org.ingestworkbench.model.Problem;

/**
 * A repeatable stream of rows. Each opening reads the input anew and independently, in the order of
 * the input.
 */
public interface RowSource {

  /** What messages and jobs call the input: the path of a file as the user gave it. */
  String name();

  /**
   * The names of the columns as {@link org.ingestworkbench.model.Row#cells} has them.
   *
   * @throws org.ingestworkbench.model.InputException when the header cannot be read or lacks the id
   *     column
   */
  List<String> columns();

  /**
   * Starts reading.
   *
   * @param problems told of everything noticed while reading, rows left out among it; called by the
   *     thread that reads. A row with a problem of severity {@code ERROR} is not delivered
   * @throws org.ingestworkbench.model.InputException when the input cannot be read at all
   */
  RowStream open(Consumer<Problem> problems);
}
