package org.ingestworkbench.workflow;

import org.ingestworkbench.model.WorkbenchException;
import org.jspecify.annotations.Nullable;

/**
 * An action throws it to say whether its error is recoverable. Other exceptions are judged by their
 * type: an {@link java.io.IOException} and what this library throws when a site, a disk or a
 * network fails are recoverable; wrong input, wrong configuration and all other unchecked
 * exceptions are not.
 */
public final class TaskException extends WorkbenchException {
  private static final long serialVersionUID = 1L;

  private final boolean recoverable;

  private TaskException(String message, boolean recoverable, @Nullable Throwable cause) {
    super(message, cause);
    this.recoverable = recoverable;
  }

  /** An error that can be put right without changing the workflow's definition or a parameter. */
  public static TaskException recoverable(String message, @Nullable Throwable cause) {
    return new TaskException(message, true, cause);
  }

  /** An error that comes again until the definition or a parameter is changed. */
  public static TaskException nonrecoverable(String message, @Nullable Throwable cause) {
    return new TaskException(message, false, cause);
  }

  /** Whether the error is recoverable. */
  public boolean recoverable() {
    return recoverable;
  }
}
