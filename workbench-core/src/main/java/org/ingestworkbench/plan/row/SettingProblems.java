package org.ingestworkbench.plan.row;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.ingestworkbench.model.Advice;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Problem.Place;
import org.ingestworkbench.model.Problem.Severity;
import org.ingestworkbench.text.Shown;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with settings and columns, apart from any row; used by one thread. */
public final class SettingProblems {

  private final String inputName;
  private final List<Problem> problems = new ArrayList<>();

  public SettingProblems(String inputName) {
    this.inputName = inputName;
  }

  /** A column that keeps a run from starting. */
  public void column(Code code, String column, String message, @Nullable Advice advice) {
    add(code, Severity.ERROR, 1, column, message, advice);
  }

  /** A setting that keeps a run from starting. */
  public void setting(Code code, String message, @Nullable Advice advice) {
    add(code, Severity.ERROR, 0, null, message, advice);
  }

  /** Something odd that is no reason not to start. */
  public void remark(
      Code code,
      Severity severity,
      @Nullable String column,
      String message,
      @Nullable Advice advice) {
    add(code, severity, 1, column, message, advice);
  }

  private void add(
      Code code,
      Severity severity,
      long line,
      @Nullable String column,
      String message,
      @Nullable Advice advice) {
    var place = new Place(inputName, line, column, null);
    problems.add(new Problem(code, severity, place, message, advice));
  }

  public List<Problem> all() {
    return List.copyOf(problems);
  }

  /**
   * Lets pass only what is no reason not to start.
   *
   * @throws InputException with all that keeps a run from starting, if anything does
   */
  public void refuseErrors() {
    var errors = problems.stream().filter(p -> p.severity() == Severity.ERROR).toList();
    if (!errors.isEmpty()) {
      throw new InputException(
          inputName
              + ": "
              + errors.stream().map(p -> Shown.line(p.message())).collect(Collectors.joining("\n")),
          errors,
          null);
    }
  }
}
