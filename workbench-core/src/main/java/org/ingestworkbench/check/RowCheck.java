package org.ingestworkbench.check;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.ingestworkbench.model.Item;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Problem.Place;
import org.ingestworkbench.model.Problem.Severity;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.model.WorkbenchException;
import org.ingestworkbench.plan.item.Planner;
import org.jspecify.annotations.Nullable;

/** Plans a row with its pages, as a run would, and asks what a run finds out by doing. */
final class RowCheck {

  private final Planner planner;
  private final String input;
  private final AliasCheck aliases;
  private final @Nullable FixityCheck fixity;
  private final RequestFaults faults;
  private final BooleanSupplier stop;

  /**
   * @param fixity null when files are not read
   */
  RowCheck(
      Planner planner,
      String input,
      AliasCheck aliases,
      @Nullable FixityCheck fixity,
      RequestFaults faults,
      BooleanSupplier stop) {
    this.planner = planner;
    this.input = input;
    this.aliases = aliases;
    this.fixity = fixity;
    this.faults = faults;
    this.stop = stop;
  }

  /** Whether one row may have very many problems. */
  boolean hasPages() {
    return planner.hasPages();
  }

  /** Tells every problem of the row; throws nothing for what is wrong with row or world. */
  void look(Row row, Consumer<Problem> problems) {
    if (faults.any() || stop.getAsBoolean()) {
      return;
    }
    try {
      var planned = planner.plan(row);
      planned.problems().forEach(problems);
      var item = planned.item();
      if (item != null) {
        aliases.look(row, item, problems);
        if (fixity != null) {
          fixity.look(row, item, problems);
        }
        pages(item, problems);
      }
    } catch (WorkbenchException fault) {
      if (RequestFaults.ofRow(fault)) {
        problems.accept(
            new Problem(
                Code.SITE_UNAVAILABLE,
                Severity.ROW_ERROR,
                Place.row(input, row),
                String.valueOf(fault.getMessage())));
      } else {
        faults.take(fault);
      }
    }
  }

  private void pages(Item book, Consumer<Problem> problems) {
    var pages = book.pages().open();
    while (pages.hasNext() && !stop.getAsBoolean()) {
      pages.next().problems().forEach(problems);
    }
  }
}
