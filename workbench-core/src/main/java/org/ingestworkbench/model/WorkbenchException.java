package org.ingestworkbench.model;

import org.jspecify.annotations.Nullable;

/**
 * The one root of what this library throws. Subclasses exist only where a caller would act
 * differently; the message says what happened, where, and what to do, and passes through {@link
 * Shown}.
 */
public class WorkbenchException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public WorkbenchException(String message) {
    super(Shown.lines(message));
  }

  public WorkbenchException(String message, @Nullable Throwable cause) {
    super(Shown.lines(message), cause);
  }
}
