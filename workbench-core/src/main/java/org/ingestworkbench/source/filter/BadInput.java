package org.ingestworkbench.source.filter;

import java.util.List;
import org.ingestworkbench.model.Advice;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Problem.Place;
import org.ingestworkbench.model.Problem.Severity;
import org.jspecify.annotations.Nullable;

/** Makes an {@link InputException} of one problem, so that a check can list it. */
public final class BadInput {

  private BadInput() {}

  public static InputException exception(Code code, Place place, String message) {
    return exception(code, place, message, null, null);
  }

  public static InputException exception(
      Code code, Place place, String message, @Nullable Advice advice, @Nullable Throwable cause) {
    var problem = new Problem(code, Severity.ERROR, place, message, advice);
    return new InputException(place + ": " + problem.message(), List.of(problem), cause);
  }
}
