package org.ingestworkbench.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The input or the configuration is wrong; nothing was written. The message names file, line and
 * column where they are known.
 */
public final class InputException extends WorkbenchException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  public InputException(String message) {
    this(message, List.of(), null);
  }

  public InputException(String message, @Nullable Throwable cause) {
    this(message, List.of(), cause);
  }

  /** With the code of what the message advises. */
  public InputException(String message, Advice advice) {
    super(message, advice, null);
    this.problems = List.of();
  }

  /**
   * With the single problems that the message tells. What one problem advises, the exception does;
   * of several it advises nothing itself.
   *
   * @param problems in the order of discovery; may be empty
   */
  public InputException(String message, List<Problem> problems, @Nullable Throwable cause) {
    super(message, adviceOf(problems), cause);
    this.problems = List.copyOf(problems);
  }

  private static @Nullable Advice adviceOf(List<Problem> problems) {
    return problems.size() == 1 ? problems.get(0).advice() : null;
  }

  /** The problems one by one; empty where only the message tells what is wrong. */
  public List<Problem> problems() {
    return problems;
  }
}
