package org.ingestworkbench.check;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Problem.Place;
import org.ingestworkbench.model.Problem.Severity;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.plan.Catalog;
import org.ingestworkbench.spi.MapEntry;

/**
 * Looks for the parents that are no rows of the input: in the ID map where the settings say so, and
 * then on the site. Each is looked for once.
 */
final class ParentsElsewhere {

  private static final int KEPT = 100_000;
  private static final int NAMED = 20;

  private final MapView map;
  private final Catalog catalog;
  private final String input;
  private final String column;
  private final Consumer<Problem> problems;
  private final Answers<String> verdicts = new Answers<>(KEPT);

  /** What is wrong with a parent; the empty message means nothing. */
  private record Verdict(Code code, Severity severity, String message) {
    static final Verdict GOOD = new Verdict(Code.PARENT_MISSING, Severity.NOTE, "");
  }

  ParentsElsewhere(
      MapView map, Catalog catalog, String input, String column, Consumer<Problem> problems) {
    this.map = map;
    this.catalog = catalog;
    this.input = input;
    this.column = column;
    this.problems = problems;
  }

  void look(Row child) {
    var parent = child.cell(column);
    Verdict verdict = verdicts.get(parent, () -> verdict(parent));
    if (!verdict.message().isEmpty()) {
      problems.accept(
          new Problem(
              verdict.code(),
              verdict.severity(),
              Place.cell(input, child, column),
              verdict.message()));
    }
  }

  private Verdict verdict(String parent) {
    if (map.ofThisJob(parent)) {
      return Verdict.GOOD;
    } else if (!map.counts()) {
      return missing(
          "The parent \""
              + parent
              + "\" is no row of this input. If another job made it, set"
              + " query_csv_id_to_node_id_map_for_parents to true.");
    }
    var entries = map.parents(parent);
    return entries.isEmpty()
        ? missing("The parent \"" + parent + "\" is neither in this input nor in the ID map.")
        : inMap(parent, entries);
  }

  private Verdict inMap(String parent, List<MapEntry> entries) {
    if (entries.size() > 1 && !map.newestWins()) {
      return new Verdict(
          Code.PARENT_AMBIGUOUS,
          Severity.ROW_ERROR,
          several(parent, entries) + " Set ignore_duplicate_parent_ids to true for the newest.");
    }
    var node = entries.get(0).nodeId();
    if (catalog.node(node).isEmpty()) {
      return missing(
          "The parent \"" + parent + "\" is node " + node + " by the ID map, which is not there.");
    }
    return entries.size() == 1
        ? Verdict.GOOD
        : new Verdict(
            Code.PARENT_AMBIGUOUS,
            Severity.WARNING,
            several(parent, entries) + " The newest is taken.");
  }

  private static String several(String parent, List<MapEntry> entries) {
    return "The parent \""
        + parent
        + "\" has several nodes in the ID map: "
        + entries.stream().map(MapEntry::nodeId).limit(NAMED).collect(Collectors.joining(", "))
        + ".";
  }

  private static Verdict missing(String message) {
    return new Verdict(Code.PARENT_MISSING, Severity.ROW_ERROR, message);
  }
}
