package org.ingestworkbench.check;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import org.ingestworkbench.model.Item;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Problem.Place;
import org.ingestworkbench.model.Problem.Severity;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.plan.Catalog;

/**
 * Looks whether URL aliases are free: on the site, and among the rows. Only a check asks this: it
 * would cost a run one more question for each row, and a resumed run would find the aliases that it
 * made itself. A row whose alias is taken is made, and the site refuses the alias alone.
 */
final class AliasCheck {

  private static final String COLUMN = "url_alias";

  /** How many aliases are compared with each other. */
  private static final int COMPARED = 100_000;

  private final Catalog catalog;
  private final String input;
  private final BiPredicate<String, String> made;
  private final Map<String, Long> lines = new HashMap<>();

  /**
   * @param made whether an earlier run made this node, the second, of this row, the first
   */
  AliasCheck(Catalog catalog, String input, BiPredicate<String, String> made) {
    this.catalog = catalog;
    this.input = input;
    this.made = made;
  }

  /** Whether the site has the alias already; for many threads. */
  void look(Row row, Item item, Consumer<Problem> problems) {
    var alias = item.alias();
    if (alias == null) {
      return;
    }
    catalog
        .node(alias)
        .filter(node -> !made.test(row.id(), node))
        .ifPresent(
            node ->
                problems.accept(
                    problem(
                        row,
                        "leads to node "
                            + node
                            + " already: the site gives it to no other, so the row's node would stay"
                            + " without. Choose another.")));
  }

  /** Whether an earlier row has the alias too; for the thread that reads. */
  void compare(Row row, Consumer<Problem> problems) {
    if (!row.has(COLUMN)) {
      return;
    }
    var alias = row.cell(COLUMN);
    var other = lines.size() < COMPARED ? lines.putIfAbsent(alias, row.line()) : lines.get(alias);
    if (other != null) {
      problems.accept(
          problem(
              row,
              "is that of line "
                  + other
                  + " too: the site gives it to one node alone, and the other would stay without."
                  + " Choose another."));
    }
  }

  private Problem problem(Row row, String what) {
    return new Problem(
        Code.ALIAS_TAKEN,
        Severity.WARNING,
        Place.cell(input, row, COLUMN),
        "The URL alias \"" + row.cell(COLUMN) + "\" " + what);
  }
}
