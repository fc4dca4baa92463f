package org.ingestworkbench.source;

import java.util.List;
import java.util.function.Consumer;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.RowRange;

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
   * Which slice of its input the source is, by what it was set to; told without reading. Slices of
   * one input are jobs of their own. What else chooses rows (filters, ids) is not among it.
   */
  default RowRange range() {
    return RowRange.ALL;
  }

  /**
   * The same source, its random values drawn from this seed: a run and its resume see the same
   * rows. A source without random values is its own.
   */
  default RowSource withSeed(long seed) {
    return this;
  }

  /**
   * Starts reading.
   *
   * @param problems told of everything noticed while reading, rows left out among it; called by the
   *     thread that reads. A row with a problem of severity {@code ERROR} is not delivered
   * @throws org.ingestworkbench.model.InputException when the input cannot be read at all
   */
  RowStream open(Consumer<Problem> problems);
}
