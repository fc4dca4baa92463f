package org.ingestworkbench.plan.field;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Value;
import org.ingestworkbench.plan.FieldDefinition;
import org.ingestworkbench.plan.row.RowProblems;
import org.ingestworkbench.plan.row.Texts;

/** Reads dates and times of fields that are not EDTF; they travel as they are written. */
final class TimeReaders {

  private TimeReaders() {}

  /** A date, or a date with a time; which of them the field wants it does not tell. */
  static Optional<Value> dateTime(FieldDefinition field, String text, RowProblems problems) {
    boolean valid =
        Stream.<Function<String, ?>>of(
                LocalDate::parse, LocalDateTime::parse, OffsetDateTime::parse)
            .anyMatch(form -> parses(text, form));
    return valid
        ? Optional.of(new Value.Text(text))
        : refused(field, text, "2024-05-21 or 2024-05-21T13:00:00+00:00", problems);
  }

  /** A time with its offset, or seconds since 1970. */
  static Optional<Value> timestamp(FieldDefinition field, String text, RowProblems problems) {
    return Texts.digits(text) || parses(text, OffsetDateTime::parse)
        ? Optional.of(new Value.Text(text))
        : refused(field, text, "2024-05-21T13:00:00+00:00", problems);
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
        Code.VALUE_INVALID, field, text, "no date and time: write it as in " + example + ".");
  }
}
