package org.ingestworkbench.plan.row;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Problem.Place;
import org.ingestworkbench.model.Problem.Severity;
import org.ingestworkbench.model.Shown;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with settings and columns, apart from any row; used by one thread. */
public final class SettingProblems {

  private final String inputName;
  private final List<Problem> problems = new ArrayList<>();

  public SettingProblems(String inputName) {
    this.inputName = inputName;
  }

  /** A column that keeps a run from starting. */
  public void column(Code code, String column, String message) {
    add(code, Severity.ERROR, 1, column, message);
  }

  /** A setting that keeps a run from starting. */
  public void setting(Code code, String message) {
    add(code, Severity.ERROR, 0, null, message);
  }

  /** Something odd that is no reason not to start. */
  public void remark(Code code, Severity severity, @Nullable String column, String message) {
    add(code, severity, 1, column, message);
  }

  private void add(
      Code code, Severity severity, long line, @Nullable String column, String message) {
    problems.add(new Problem(code, severity, new Place(inputName, line, column, null), message));
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
