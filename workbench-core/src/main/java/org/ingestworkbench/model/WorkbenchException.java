package org.ingestworkbench.model;

import org.ingestworkbench.text.Shown;
import org.jspecify.annotations.Nullable;

/**
 * The one root of what this library throws. Subclasses exist only where a caller would act
 * differently; the message says what happened, where, and what to do, and passes through {@link
 * Shown}.
 */
public class WorkbenchException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final @Nullable Advice advice;

  public WorkbenchException(String message) {
    this(message, null, null);
  }

  public WorkbenchException(String message, @Nullable Throwable cause) {
    this(message, null, cause);
  }

  /**
   * With the code of what the message advises.
   *
   * @param advice null when it has none
   */
  public WorkbenchException(String message, @Nullable Advice advice, @Nullable Throwable cause) {
    super(Shown.lines(message), cause);
    this.advice = advice;
  }

  /** What the message advises, for programs; null when it has no code. */
  public @Nullable Advice advice() {
    return advice;
  }
}
