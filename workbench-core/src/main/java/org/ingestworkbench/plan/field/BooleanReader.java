package org.ingestworkbench.plan.field;

import java.util.Optional;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Value;
import org.ingestworkbench.plan.FieldDefinition;
import org.ingestworkbench.plan.row.RowProblems;

/** Reads yes and no, written as Drupal stores them. */
final class BooleanReader implements ValueReader {

  @Override
  public Optional<Value> read(FieldDefinition field, String text, RowProblems problems) {
    if (text.equals("1") || text.equals("0")) {
      return Optional.of(new Value.Text(text));
    }
    return problems.refuseValue(Code.VALUE_INVALID, field, text, "neither 1 (yes) nor 0 (no).");
  }
}
