package org.ingestworkbench.plan.field;

import java.util.Optional;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Value;
import org.ingestworkbench.plan.FieldDefinition;
import org.ingestworkbench.plan.row.RowProblems;
import org.ingestworkbench.plan.row.Texts;

/** Reads dates of the Extended Date/Time Format. */
final class EdtfReader implements ValueReader {

  @Override
  public Optional<Value> read(FieldDefinition field, String text, RowProblems problems) {
    var limit = field.maxLength();
    if (limit != null && Texts.length(text) > limit) {
      return problems.refuseValue(
          Code.EDTF_INVALID, field, text, "longer than the field's " + limit + " characters.");
    }
    if (EdtfDate.valid(text)) {
      return Optional.of(new Value.Text(text));
    }
    return problems.refuseValue(
        Code.EDTF_INVALID,
        field,
        text,
        "not a valid EDTF field value. Write it as in 1927, 1927-05, 1927-05-21 or 1927/1930.");
  }
}
