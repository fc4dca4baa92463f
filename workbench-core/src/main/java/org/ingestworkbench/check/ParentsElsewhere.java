package org.ingestworkbench.check;

import java.util.function.Consumer;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Problem.Place;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.plan.Catalog;
import org.ingestworkbench.takeover.ParentVerdict;

/**
 * Looks for the parents that are no rows of the input: in the ID map where the settings say so, and
 * then on the site. Each is looked for once.
 */
final class ParentsElsewhere {

  private static final int KEPT = 100_000;

  private final MapView map;
  private final Catalog catalog;
  private final String input;
  private final String column;
  private final Consumer<Problem> problems;
  private final Answers<String> verdicts = new Answers<>(KEPT);

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
    ParentVerdict verdict = verdicts.get(parent, () -> verdict(parent));
    if (!verdict.words().isEmpty()) {
      problems.accept(
          new Problem(
              verdict.code(),
              verdict.severity(),
              Place.cell(input, child, column),
              "The " + verdict.words(),
              verdict.advice()));
    }
  }

  private ParentVerdict verdict(String parent) {
    if (map.ofThisJob(parent)) {
      return ParentVerdict.GOOD;
    }
    var verdict = map.parent().apply(parent);
    var node = verdict.node();
    return node != null && catalog.node(node).isEmpty() ? verdict.gone(parent) : verdict;
  }
}
