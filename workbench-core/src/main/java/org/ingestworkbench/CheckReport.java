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
 * @param columns how many columns each row has, with those that the settings add; 0 if the header
 *     could not be read
 * @param counts how many problems of each code there are
 * @param severities how many problems of each severity there are
 * @param problems the first 1,000 of each code
 * @param cancelled whether the check ended before everything was looked at
 */
public record CheckReport(
    long rows,
    int columns,
    Map<Problem.Code, Long> counts,
    Map<Severity, Long> severities,
    List<Problem> problems,
    boolean cancelled) {

  public CheckReport {
    counts = Map.copyOf(counts);
    severities = Map.copyOf(severities);
    problems = List.copyOf(problems);
  }

  /**
   * Whether everything was looked at and every row would be ingested as it stands: nothing but
   * notes and warnings.
   */
  public boolean ok() {
    return !cancelled
        && severities.keySet().stream().allMatch(s -> s.compareTo(Severity.WARNING) <= 0);
  }

  @Override
  public String toString() {
    var rowsChecked = rows + " rows checked" + (cancelled ? " before it was cancelled, " : ", ");
    if (problems.isEmpty()) {
      return rowsChecked + "no problems found.";
    }
    return rowsChecked
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
