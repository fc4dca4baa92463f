package org.ingestworkbench.source.table;

import java.util.List;
import org.ingestworkbench.model.Problem;
import org.jspecify.annotations.Nullable;

/** One reading of a {@link Table}; used by one thread. */
public interface TableReader extends AutoCloseable {

  /**
   * The names of the columns as they are written; an empty one is that of a nameless column. Called
   * once, before anything else is read.
   *
   * @throws org.ingestworkbench.model.InputException when there are none
   */
  TableRecord header();

  /**
   * The next record after the header; null at the end. Not called again after that, or after it
   * threw.
   *
   * @throws org.ingestworkbench.model.InputException when nothing more can be read
   */
  @Nullable TableRecord next();

  /** What is to be said of what was read up to now, beside the faults of records. */
  default List<Problem> remarks() {
    return List.of();
  }

  @Override
  void close();
}
