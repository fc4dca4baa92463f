package org.ingestworkbench.input;

import java.util.ArrayList;
import java.util.List;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.source.RowStream;
import org.jspecify.annotations.Nullable;

/**
 * The rows of an input, many at a time, so that a store is asked about them in one question. Used
 * by one thread.
 */
public final class RowBatches {

  /** Rows may have whole books in their cells. */
  private static final long CHARACTERS = 1 << 20;

  private final RowStream input;
  private final int atOnce;
  private @Nullable InputException broken;

  /**
   * @param atOnce how many rows a batch has at most; fewer where cells are very long
   */
  public RowBatches(RowStream input, int atOnce) {
    this.input = input;
    this.atOnce = atOnce;
  }

  /** The next rows; none when there are no more, or when they cannot be read. */
  public List<Row> next() {
    var rows = new ArrayList<Row>();
    long characters = 0;
    try {
      while (broken == null && rows.size() < atOnce && characters < CHARACTERS && input.hasNext()) {
        var row = input.next();
        rows.add(row);
        characters += row.length();
      }
    } catch (InputException e) {
      broken = e;
    }
    return rows;
  }

  /** The ids of the next rows; none when there are no more, or when they cannot be read. */
  public List<String> ids() {
    return next().stream().map(Row::id).toList();
  }

  /**
   * To be called when all rows that could be read were worked on.
   *
   * @throws InputException when the input could not be read any further
   */
  public void end() {
    if (broken != null) {
      throw broken;
    }
  }
}
