package org.ingestworkbench.check;

import java.util.function.Consumer;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Problem.Place;
import org.ingestworkbench.model.Problem.Severity;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.plan.Catalog;
import org.ingestworkbench.plan.PlanSettings;

/** Looks in the vocabulary for the parents of terms that are no rows of the input. */
final class TermsAbove {

  private final Catalog catalog;
  private final PlanSettings settings;
  private final String input;
  private final Consumer<Problem> problems;

  TermsAbove(Catalog catalog, PlanSettings settings, String input, Consumer<Problem> problems) {
    this.catalog = catalog;
    this.settings = settings;
    this.input = input;
    this.problems = problems;
  }

  void look(Row child) {
    var column = settings.task().parentColumn();
    var parent = child.cell(column);
    var vocabulary = settings.vocabulary();
    if (catalog.termsByName(vocabulary, parent).isEmpty()
        && catalog.termsByName(vocabulary, child.id()).isEmpty()) {
      problems.accept(
          new Problem(
              Code.PARENT_MISSING,
              Severity.ROW_ERROR,
              Place.cell(input, child, column),
              "The parent term \""
                  + parent
                  + "\" is neither in the vocabulary \""
                  + vocabulary
                  + "\" nor a row of the input."));
    }
  }
}
