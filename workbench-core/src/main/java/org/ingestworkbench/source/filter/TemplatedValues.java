package org.ingestworkbench.source.filter;

import java.util.function.Consumer;
import org.ingestworkbench.model.Advice;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Problem.Place;
import org.ingestworkbench.model.Problem.Severity;
import org.ingestworkbench.source.RowSource;
import org.ingestworkbench.source.ValueTemplates;

/** Rows with their values in templates. */
public final class TemplatedValues extends RowDecorator {
  private final ValueTemplates templates;

  public TemplatedValues(RowSource from, ValueTemplates templates) {
    super(from);
    this.templates = templates;
  }

  @Override
  RowStep step(Consumer<Problem> problems) {
    var unknown = templates.columns();
    unknown.removeAll(columns());
    if (!unknown.isEmpty()) {
      problems.accept(
          new Problem(
              Code.COLUMN_UNKNOWN,
              Severity.WARNING,
              Place.file(name()),
              Advice.VALUE_TEMPLATES.words()
                  + " names columns that the CSV does not have: "
                  + String.join(", ", unknown)
                  + ".",
              Advice.VALUE_TEMPLATES));
    }
    return templates::apply;
  }
}
