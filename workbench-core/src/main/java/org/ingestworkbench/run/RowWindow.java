package org.ingestworkbench.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ingestworkbench.model.Row;

/**
 * Rows that were read and have not ended, in the order of the file: those that wait, which take no
 * more than their cells, and the number of those that have started. Bounded by rows and characters,
 * since a row may have a whole book in its cells; but there is always room for as many rows as may
 * be worked on at once. Rows are added by one thread; they are taken and end in any.
 */
final class RowWindow {

  /** How many rows there are for each that may be worked on. */
  private static final int EACH = 4;

  private static final long CHARACTERS = 1 << 20;

  private final int atWork;
  private final List<Waiting> waiting = new ArrayList<>();
  private int rows;
  private long characters;

  /**
   * @param atWork how many rows may be worked on at once
   */
  RowWindow(int atWork) {
    this.atWork = atWork;
  }

  /** A row that waits for its parent, if it has one that was read before, and for its turn. */
  record Waiting(Row row, Optional<RowsInFlight.Entry> parent) {

    boolean ready() {
      return parent.isEmpty() || parent.get().nodeMadeOrEnded();
    }
  }

  /** Whether one more row may be read. */
  synchronized boolean hasRoom() {
    return rows < atWork || (rows < EACH * atWork && characters < CHARACTERS);
  }

  synchronized void add(Waiting row) {
    rows++;
    characters += row.row().length();
    waiting.add(row);
  }

  /** Whether no row waits. */
  synchronized boolean isEmpty() {
    return waiting.isEmpty();
  }

  /** Whether it is time to read on: no more rows wait than may be worked on at once. */
  synchronized boolean runsLow() {
    return waiting.size() <= atWork;
  }

  /** The first row that waits for nothing but its turn. */
  synchronized Optional<Waiting> firstReady() {
    return waiting.stream().filter(Waiting::ready).findFirst();
  }

  /** Takes a row out of those that wait. */
  synchronized void start(Waiting row) {
    waiting.remove(row);
  }

  /** A row that was started has ended, or is left open. */
  synchronized void ended(Row row) {
    rows--;
    characters -= row.length();
  }
}
