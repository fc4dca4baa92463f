package org.ingestworkbench.plan.field;

import java.util.Optional;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Value;
import org.ingestworkbench.plan.FieldDefinition;
import org.ingestworkbench.plan.TextSettings;
import org.ingestworkbench.plan.row.RowProblems;
import org.ingestworkbench.plan.row.Texts;
import org.ingestworkbench.plan.row.Truncation;

/** Reads everything that travels as text, cut to the field's length. */
final class TextReader implements ValueReader {

  private final TextSettings settings;

  TextReader(TextSettings settings) {
    this.settings = settings;
  }

  @Override
  public Optional<Value> read(FieldDefinition field, String text, RowProblems problems) {
    var fitting = fitting(field, text, problems);
    var format = field.type().startsWith("text") ? settings.formatOf(field.name()) : null;
    return Optional.of(new Value.Text(fitting, format));
  }

  private static String fitting(FieldDefinition field, String text, RowProblems problems) {
    var limit = field.maxLength();
    if (limit == null || Texts.length(text) <= limit) {
      return text;
    }
    problems.warn(
        Code.VALUE_TRUNCATED,
        field.name(),
        Truncation.message(text, field.name(), problems.row().id(), limit));
    return Texts.cut(text, limit);
  }
}
