package org.ingestworkbench.model;

import org.jspecify.annotations.Nullable;

/**
 * The input or the configuration is wrong; nothing was written. The message names file, line and
 * column where they are known.
 */
public final class InputException extends WorkbenchException {
  private static final long serialVersionUID = 1L;

  public InputException(String message) {
    super(message);
  }

  public InputException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
