package org.ingestworkbench;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Problem.Severity;

/**
 * What a check found. Nothing was written anywhere.
 *
 * @param rows how many rows would be ingested
 * @param counts how many problems of each code there are
 * @param problems the first 1,000 of each code
 */
public record CheckReport(long rows, Map<Problem.Code, Long> counts, List<Problem> problems) {

  public CheckReport {
    counts = Map.copyOf(counts);
    problems = List.copyOf(problems);
  }

  /** Whether every row would be ingested as it stands: nothing but notes and warnings. */
  public boolean ok() {
    return problems.stream().allMatch(p -> p.severity().compareTo(Severity.WARNING) <= 0);
  }

  @Override
  public String toString() {
    if (problems.isEmpty()) {
      return rows + " rows checked, no problems found.";
    }
    return rows
        + " rows checked, "
        + total()
        + " problems found:"
        + problems.stream()
            .limit(50)
            .map(Problem::toString)
            .collect(Collectors.joining("\n  ", "\n  ", ""))
        + (total() > 50
            ? "\n  and " + (total() - 50) + " more; by code: " + new EnumMap<>(counts)
            : "");
  }

  private long total() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
