package org.ingestworkbench.islandora.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Problem.Place;
import org.ingestworkbench.model.Problem.Severity;
import org.ingestworkbench.text.Shown;

/** What was noticed about a configuration. */
public final class ConfigProblems {
  private final String file;
  private final List<Problem> problems = new ArrayList<>();

  /**
   * @param file what places are called; the name by which the user knows the configuration
   */
  public ConfigProblems(String file) {
    this.file = file;
  }

  public void error(Code code, int line, String message) {
    add(code, Severity.ERROR, line, message);
  }

  public void warning(int line, String message) {
    add(Code.SETTING_IGNORED, Severity.WARNING, line, message);
  }

  public void note(int line, String message) {
    add(Code.SETTING_IGNORED, Severity.NOTE, line, message);
  }

  /** Something that has no meaning here. */
  public void unknown(int line, String message) {
    add(Code.SETTING_UNKNOWN, Severity.WARNING, line, message);
  }

  /** A file with a secret in it. */
  public void readable(int line, String message) {
    add(Code.SECRET_READABLE, Severity.WARNING, line, message);
  }

  private void add(Code code, Severity severity, int line, String message) {
    problems.add(new Problem(code, severity, new Place(file, line, null, null), message));
  }

  /** What is left when there are no errors. */
  public List<Problem> remarks() {
    return List.copyOf(problems);
  }

  /**
   * Ends it when there are errors.
   *
   * @throws InputException names all of them
   */
  public void refuseErrors() {
    var errors = problems.stream().filter(problem -> problem.severity() == Severity.ERROR).toList();
    if (!errors.isEmpty()) {
      throw new InputException(
          errors.stream()
              .map(problem -> problem.place() + ": " + Shown.line(problem.message()))
              .collect(Collectors.joining("\n")),
          errors,
          null);
    }
  }
}
