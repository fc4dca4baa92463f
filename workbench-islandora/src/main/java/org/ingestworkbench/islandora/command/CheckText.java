package org.ingestworkbench.islandora.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.ingestworkbench.CheckReport;
import org.ingestworkbench.model.Problem;

/** A check's problems for a console: grouped by code, the first of each. */
record CheckText(CheckReport report) {

  private static final int SHOWN = 20;

  List<String> lines() {
    var lines = new ArrayList<String>();
    lines.add(report.rows() + " rows checked.");
    report.problems().stream()
        .collect(Collectors.groupingBy(Problem::code, LinkedHashMap::new, Collectors.toList()))
        .forEach((code, problems) -> group(lines, code, problems));
    return lines;
  }

  private void group(List<String> lines, Problem.Code code, List<Problem> problems) {
    long count = report.counts().getOrDefault(code, (long) problems.size());
    lines.add(code + " (" + problems.get(0).severity() + ", " + count + "):");
    problems.stream()
        .limit(SHOWN)
        .map(problem -> "  " + problem.place() + ": " + problem.message())
        .forEach(lines::add);
    if (count > SHOWN) {
      lines.add("  and " + (count - SHOWN) + " more; all are in the log.");
    }
  }
}
