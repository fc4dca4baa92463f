package org.ingestworkbench.plan.field;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Value;
import org.ingestworkbench.plan.FieldDefinition;
import org.ingestworkbench.plan.row.RowProblems;

/** Read numbers; all kinds may be negative. */
final class NumberReaders {

  private static final Pattern DECIMAL = Pattern.compile("[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)");

  private NumberReaders() {}

  static Optional<Value> integer(FieldDefinition field, String text, RowProblems problems) {
    try {
      return Optional.of(new Value.Whole(Long.parseLong(text)));
    } catch (NumberFormatException e) {
      return refused(field, "integer", text, problems);
    }
  }

  /** A decimal keeps its digits: it travels as text. */
  static Optional<Value> decimal(FieldDefinition field, String text, RowProblems problems) {
    return decimal(text)
        ? Optional.of(new Value.Text(text))
        : refused(field, "decimal", text, problems);
  }

  static Optional<Value> floating(FieldDefinition field, String text, RowProblems problems) {
    if (decimal(text)) {
      var number = new BigDecimal(text).doubleValue();
      if (Double.isFinite(number)) {
        return Optional.of(new Value.Floating(number));
      }
    }
    return refused(field, "float", text, problems);
  }

  private static boolean decimal(String text) {
    return DECIMAL.matcher(text).matches();
  }

  private static Optional<Value> refused(
      FieldDefinition field, String kind, String text, RowProblems problems) {
    return problems.refuseValue(
        Code.VALUE_INVALID, field, text, "not a valid " + kind + " field value.");
  }
}
