package org.ingestworkbench.cli.create;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ingestworkbench.CheckReport;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Problem.Severity;

/** A check's problems for a console: grouped by code, the gravest first, the first of each. */
record CheckText(CheckReport report) {

  private static final int SHOWN = 20;

  List<String> lines() {
    var lines = new ArrayList<String>();
    groups().forEach((code, problems) -> group(lines, code, problems));
    lines.add(counted(report.rows(), "row") + " checked: " + summary() + ".");
    return lines;
  }

  private Map<Problem.Code, List<Problem>> groups() {
    return report.problems().stream()
        .collect(Collectors.groupingBy(Problem::code, LinkedHashMap::new, Collectors.toList()))
        .entrySet()
        .stream()
        .sorted((one, other) -> worst(other.getValue()).compareTo(worst(one.getValue())))
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new));
  }

  private static Severity worst(List<Problem> problems) {
    return problems.stream().map(Problem::severity).max(Severity::compareTo).orElseThrow();
  }

  private void group(List<String> lines, Problem.Code code, List<Problem> problems) {
    long count = report.counts().getOrDefault(code, (long) problems.size());
    lines.add(code + " (" + worst(problems) + ", " + count + "):");
    var alike = alike(problems).stream().limit(SHOWN).toList();
    alike.stream().map(CheckText::line).forEach(lines::add);
    long told = alike.stream().mapToLong(List::size).sum();
    if (count > told) {
      lines.add("  and " + (count - told) + " more; all are in the log.");
    }
  }

  /** One cause often makes a problem of many rows: what is said in the same words is said once. */
  private static Collection<List<Problem>> alike(List<Problem> problems) {
    return problems.stream()
        .collect(
            Collectors.groupingBy(
                problem ->
                    List.of(
                        problem.place().file(),
                        problem.place().line() > 0,
                        String.valueOf(problem.place().column()),
                        problem.message()),
                LinkedHashMap::new,
                Collectors.toList()))
        .values();
  }

  private static String line(List<Problem> alike) {
    var first = alike.get(0);
    var line = "  " + first.place() + ": " + first.message();
    if (alike.size() == 1) {
      return line;
    }
    var others =
        alike.stream()
            .skip(1)
            .limit(SHOWN)
            .map(problem -> Long.toString(problem.place().line()))
            .collect(Collectors.joining(", "));
    return line
        + " The same in "
        + counted(alike.size() - 1, "more row")
        + (alike.size() == 2 ? ": line " : ": lines ")
        + others
        + (alike.size() - 1 > SHOWN ? ", \u2026" : "")
        + ".";
  }

  private String summary() {
    var counts =
        Stream.of(Severity.ERROR, Severity.ROW_ERROR, Severity.WARNING, Severity.NOTE)
            .filter(report.severities()::containsKey)
            .map(severity -> words(severity, report.severities().getOrDefault(severity, 0L)))
            .collect(Collectors.joining(", "));
    return counts.isEmpty() ? "no problems" : counts;
  }

  private static String words(Severity severity, long count) {
    return switch (severity) {
      case ERROR ->
          counted(count, "error")
              + (count == 1 ? " that keeps" : " that keep")
              + " a run from starting";
      case ROW_ERROR -> counted(count, "problem") + " that rows would fail for";
      default -> counted(count, severity.name().toLowerCase(Locale.ROOT));
    };
  }

  private static String counted(long count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }
}
