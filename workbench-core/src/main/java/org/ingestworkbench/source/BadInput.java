package org.ingestworkbench.source;

import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Problem.Place;
import org.ingestworkbench.model.Problem.Severity;
import org.jspecify.annotations.Nullable;

/** Carries the facts of an {@link InputException} as its cause, so that a check can list them. */
final class BadInput extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  private BadInput(Problem problem, @Nullable Throwable cause) {
    super(problem.code().name(), cause);
    this.problem = problem;
  }

  static InputException exception(Code code, Place place, String message) {
    return exception(code, place, message, null);
  }

  static InputException exception(
      Code code, Place place, String message, @Nullable Throwable cause) {
    var problem = new Problem(code, Severity.ERROR, place, message);
    return new InputException(place + ": " + message, new BadInput(problem, cause));
  }

  static Problem problemOf(InputException thrown, String file) {
    return thrown.getCause() instanceof BadInput bad
        ? bad.problem
        : new Problem(
            Code.INPUT_UNREADABLE, Severity.ERROR, Place.file(file), "" + thrown.getMessage());
  }
}
