package org.ingestworkbench.islandora.wiring;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.ingestworkbench.CheckReport;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Problem.Place;
import org.ingestworkbench.model.Problem.Severity;

/** Counts what a check of a task that is no job finds, and tells it. For one thread. */
public final class FoundProblems {

  /** How many problems the report keeps; all are counted and told. */
  private static final int KEPT = 1000;

  private final Consumer<Problem> told;
  private final List<Problem> problems = new ArrayList<>();
  private final Map<Code, Long> counts = new EnumMap<>(Code.class);
  private final Map<Severity, Long> severities = new EnumMap<>(Severity.class);

  public FoundProblems(Consumer<Problem> told) {
    this.told = told;
  }

  public void add(Code code, Severity severity, String file, String message) {
    add(new Problem(code, severity, Place.file(file), message));
  }

  public void add(Problem problem) {
    counts.merge(problem.code(), 1L, Long::sum);
    severities.merge(problem.severity(), 1L, Long::sum);
    if (problems.size() < KEPT) {
      problems.add(problem);
    }
    told.accept(problem);
  }

  /**
   * What was found until now.
   *
   * @param rows how many were looked at
   * @param stopped whether some were not
   */
  public CheckReport report(long rows, int columns, boolean stopped) {
    return new CheckReport(rows, columns, counts, severities, problems, stopped);
  }
}
