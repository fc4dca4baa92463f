package org.ingestworkbench.source.filter;

import org.ingestworkbench.model.Row;
import org.jspecify.annotations.Nullable;

/** What a decorator does with each row of one opening; may keep counts. */
interface RowStep {

  /** The row as it goes on, or null when it is left out. */
  @Nullable Row apply(Row row);

  /** The input was read to its end. */
  default void ended() {}
}
