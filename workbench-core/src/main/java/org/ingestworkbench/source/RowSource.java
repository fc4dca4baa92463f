package org.ingestworkbench.source;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Row;
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

  /**
   * Rows that a program has: a collection, or what makes them anew each time it is asked for an
   * iterator. A job reads its rows several times, also at once, and a resume in another process
   * needs the same rows again, in the same order; so what can be gone through only once is no
   * source. Of a {@link Stream} take the list ({@code stream.toList()}), or see {@link #ofStreams}.
   *
   * <p>Rows are taken as they are, neither cleaned nor filtered. A row with a blank id is told of
   * and left out. The columns are those of all rows, in the order in which they occur; so all rows
   * are gone through once for them. What the iterator throws goes through to the caller.
   *
   * @param name what messages and jobs call the input
   */
  static RowSource of(String name, Iterable<Row> rows) {
    return new GivenRows(name, () -> StreamSupport.stream(rows.spliterator(), false));
  }

  /**
   * The same of streams: each opening takes one and closes it. Nothing is held in memory.
   *
   * @param rows gives a new stream of the same rows each time; called by any thread
   */
  static RowSource ofStreams(String name, Supplier<Stream<Row>> rows) {
    return new GivenRows(name, rows);
  }
}
