package org.ingestworkbench.store;

import org.ingestworkbench.model.WorkbenchException;
import org.jspecify.annotations.Nullable;

/**
 * The store cannot do its work: full, read-only, corrupt, held by another program. The job stops
 * with its rows open; the message says what to mend.
 */
public final class StoreException extends WorkbenchException {
  private static final long serialVersionUID = 1L;

  public StoreException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
