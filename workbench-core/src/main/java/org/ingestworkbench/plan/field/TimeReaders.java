package org.ingestworkbench.plan.field;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Value;
import org.ingestworkbench.plan.FieldDefinition;
import org.ingestworkbench.plan.FieldDefinition.Form;
import org.ingestworkbench.plan.row.RowProblems;
import org.ingestworkbench.plan.row.Texts;
import org.jspecify.annotations.Nullable;

/** Reads dates and times of fields that are not EDTF; they travel as they are written. */
final class TimeReaders {

  private static final String DAY_EXAMPLE = "2024-05-21";
  private static final String TIME_EXAMPLE = "2024-05-21T13:00:00+00:00";

  /** A time with its offset from Greenwich, as Drupal takes it: seconds, and no part of them. */
  private static final Pattern TIME =
      Pattern.compile("(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d)(Z|[+-]\\d\\d(:?\\d\\d)?)");

  private TimeReaders() {}

  /** A day, or a time; either, where the field does not tell which of them it wants. */
  static Optional<Value> dateTime(FieldDefinition field, String text, RowProblems problems) {
    var form = field.limits().form();
    boolean valid =
        (form != Form.TIME && parses(text, LocalDate::parse))
            || (form != Form.DAY && time(text))
            || (form == null && parses(text, LocalDateTime::parse));
    return valid
        ? Optional.of(new Value.Text(text))
        : refused(field, text, example(form), problems);
  }

  private static String example(@Nullable Form form) {
    if (form == null) {
      return DAY_EXAMPLE + " or " + TIME_EXAMPLE;
    }
    return form == Form.DAY ? DAY_EXAMPLE : TIME_EXAMPLE;
  }

  /** A time with its offset, or seconds since 1970. */
  static Optional<Value> timestamp(FieldDefinition field, String text, RowProblems problems) {
    return Texts.digits(text) || time(text)
        ? Optional.of(new Value.Text(text))
        : refused(field, text, TIME_EXAMPLE, problems);
  }

  private static boolean time(String text) {
    var matcher = TIME.matcher(text);
    return matcher.matches() && parses(matcher.group(1), LocalDateTime::parse);
  }

  private static boolean parses(String text, Function<String, ?> form) {
    try {
      return form.apply(text) != null;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static Optional<Value> refused(
      FieldDefinition field, String text, String example, RowProblems problems) {
    return problems.refuseValue(
        Code.VALUE_INVALID, field, text, "no date of the field: write it as in " + example + ".");
  }
}
