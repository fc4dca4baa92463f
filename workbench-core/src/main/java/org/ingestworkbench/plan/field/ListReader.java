package org.ingestworkbench.plan.field;

import java.util.Optional;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Value;
import org.ingestworkbench.plan.FieldDefinition;
import org.ingestworkbench.plan.row.RowProblems;
import org.ingestworkbench.plan.row.Suggestions;

/** Reads values of fields that take only certain ones. */
final class ListReader implements ValueReader {

  @Override
  public Optional<Value> read(FieldDefinition field, String text, RowProblems problems) {
    var allowed = field.choices();
    if (allowed.isEmpty() || allowed.contains(text)) {
      return Optional.of(new Value.Text(text));
    }
    return problems.refuseValue(
        Code.VALUE_INVALID,
        field,
        text,
        "not in the field's list of allowed values." + Suggestions.question(text, allowed));
  }
}
