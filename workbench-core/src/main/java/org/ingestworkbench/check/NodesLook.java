package org.ingestworkbench.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Problem.Place;
import org.ingestworkbench.model.Problem.Severity;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.plan.Catalog;

/**
 * Looks whether the nodes that rows are about are there and of the content type that is meant, many
 * with one question. A run finds out by doing. Used by the thread that reads.
 */
final class NodesLook {

  /** How many rows are looked at together. */
  private static final int AT_ONCE = 100;

  /** How many answers are kept. */
  private static final int KEPT = 100_000;

  private final Catalog catalog;
  private final String contentType;
  private final String input;
  private final String column;
  private final Map<String, String> known = new HashMap<>();
  private final List<Waiting> waiting = new ArrayList<>();

  private record Waiting(long line, String rowId, String node) {}

  /**
   * @param column the one that names the nodes
   */
  NodesLook(Catalog catalog, String contentType, String input, String column) {
    this.catalog = catalog;
    this.contentType = contentType;
    this.input = input;
    this.column = column;
  }

  /** Takes note of a row, and looks when there are many. */
  void look(Row row, String node, Consumer<Problem> problems) {
    waiting.add(new Waiting(row.line(), row.id(), node));
    if (waiting.size() >= AT_ONCE) {
      end(problems);
    }
  }

  /** Looks at the rows that are left. */
  void end(Consumer<Problem> problems) {
    var rows = List.copyOf(waiting);
    waiting.clear();
    var asked = new LinkedHashSet<String>();
    rows.forEach(row -> asked.add(row.node()));
    asked.removeAll(known.keySet());
    if (!asked.isEmpty()) {
      remember(asked, catalog.contentTypes(asked, contentType));
    }
    rows.forEach(row -> tell(row, problems));
  }

  /** The empty text stands for what is not there, and the wanted type for what is not known. */
  private void remember(Set<String> asked, Map<String, String> types) {
    if (known.size() > KEPT) {
      known.clear();
    }
    for (var node : asked) {
      var type = types.getOrDefault(node, "");
      known.put(node, types.containsKey(node) && type.isEmpty() ? contentType : type);
    }
  }

  private void tell(Waiting row, Consumer<Problem> problems) {
    var type = known.getOrDefault(row.node(), contentType);
    if (!type.equals(contentType)) {
      problems.accept(
          new Problem(
              Code.NODE_MISSING,
              Severity.ROW_ERROR,
              new Place(input, row.line(), column, row.rowId()),
              type.isEmpty()
                  ? "There is no node " + row.node() + ": correct the row, or leave it out."
                  : "Node "
                      + row.node()
                      + " is of type "
                      + type
                      + ", not "
                      + contentType
                      + ": correct the row, or leave it out."));
    }
  }
}
