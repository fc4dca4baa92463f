package org.ingestworkbench.inputchange;

/**
 * A row as a manifest has it.
 *
 * @param id the row's id
 * @param line on which it stood
 * @param cells a print of its cells ({@link org.ingestworkbench.plan.item.Planner#cells})
 * @param files a print of cells and files when the row is done and they are not those with which it
 *     was done; 0 when they are, and for a row of which that was not asked
 */
record RowMark(String id, long line, long cells, long files) {

  /** Whether the row still stands so; where it stands in the file makes no difference. */
  boolean standsIn(RowMark now) {
    return id.equals(now.id) && isSame(now);
  }

  /** Whether the row of this id is the same; a file that is again what it was is no change. */
  boolean isSame(RowMark now) {
    return cells == now.cells && (now.files == 0 || now.files == files);
  }
}
