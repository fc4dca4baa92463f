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

  /** More digits than any field keeps; the time to read a number grows with their square. */
  private static final int LONGEST = 1_000;

  private NumberReaders() {}

  static Optional<Value> integer(FieldDefinition field, String text, RowProblems problems) {
    try {
      long number = Long.parseLong(text);
      return within(field, BigDecimal.valueOf(number), text, problems)
          ? Optional.of(new Value.Whole(number))
          : Optional.empty();
    } catch (NumberFormatException e) {
      return refused(field, "integer", text, problems);
    }
  }

  /** A decimal keeps its digits: it travels as text. */
  static Optional<Value> decimal(FieldDefinition field, String text, RowProblems problems) {
    if (!decimal(text)) {
      return refused(field, "decimal", text, problems);
    }
    return within(field, new BigDecimal(text), text, problems)
        ? Optional.of(new Value.Text(text))
        : Optional.empty();
  }

  static Optional<Value> floating(FieldDefinition field, String text, RowProblems problems) {
    if (decimal(text)) {
      var exact = new BigDecimal(text);
      var number = exact.doubleValue();
      if (Double.isFinite(number)) {
        return within(field, exact, text, problems)
            ? Optional.of(new Value.Floating(number))
            : Optional.empty();
      }
    }
    return refused(field, "float", text, problems);
  }

  /** Whether a number is between the least and the greatest of the field, and says when not. */
  private static boolean within(
      FieldDefinition field, BigDecimal number, String text, RowProblems problems) {
    var min = field.limits().min();
    var max = field.limits().max();
    if (min != null && number.compareTo(min) < 0) {
      problems.refuseValue(
          Code.VALUE_INVALID,
          field,
          text,
          "less than " + plain(min) + ", which is the least that the field takes.");
      return false;
    }
    if (max != null && number.compareTo(max) > 0) {
      problems.refuseValue(
          Code.VALUE_INVALID,
          field,
          text,
          "more than " + plain(max) + ", which is the most that the field takes.");
      return false;
    }
    return true;
  }

  private static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }

  private static boolean decimal(String text) {
    return text.length() <= LONGEST && DECIMAL.matcher(text).matches();
  }

  private static Optional<Value> refused(
      FieldDefinition field, String kind, String text, RowProblems problems) {
    return problems.refuseValue(
        Code.VALUE_INVALID, field, text, "not a valid " + kind + " field value.");
  }
}
