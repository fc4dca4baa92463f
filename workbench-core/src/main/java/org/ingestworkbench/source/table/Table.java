package org.ingestworkbench.source.table;

/**
 * An input with cells in rows and columns, as it is written: what {@link TableRowSource} makes rows
 * of. Each opening reads it anew and independently of others, in the same order as long as it does
 * not change.
 *
 * <p>Implementations are safe for use by several threads; what they open is for one.
 */
public interface Table {

  /** What messages and jobs call the input: the path of a file as the user gave it. */
  String name();

  /**
   * Whether a record whose first cell begins with {@code #} is a comment, and left out. True unless
   * it is overridden: people comment rows out by hand.
   */
  default boolean hasComments() {
    return true;
  }

  /**
   * Starts reading.
   *
   * @throws org.ingestworkbench.model.InputException when it cannot be read
   */
  TableReader open();
}
