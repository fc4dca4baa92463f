package org.ingestworkbench.plan;

import java.util.Optional;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Value;

/** Reads values of fields that take only certain ones. */
final class ListReader implements ValueReader {

  @Override
  public Optional<Value> read(FieldDefinition field, String text, Remarks remarks) {
    var allowed = field.choices();
    if (allowed.isEmpty() || allowed.contains(text)) {
      return Optional.of(new Value.Text(text));
    }
    return remarks.refuseValue(
        Code.VALUE_INVALID,
        field,
        text,
        "not in the field's list of allowed values." + Nearest.question(text, allowed));
  }
}
