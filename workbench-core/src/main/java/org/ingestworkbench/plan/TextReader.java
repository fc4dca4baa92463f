package org.ingestworkbench.plan;

import java.util.Optional;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Value;

/** Reads everything that travels as text, cut to the field's length. */
final class TextReader implements ValueReader {

  private final TextSettings settings;

  TextReader(TextSettings settings) {
    this.settings = settings;
  }

  @Override
  public Optional<Value> read(FieldDefinition field, String text, Remarks remarks) {
    var fitting = fitting(field, text, remarks);
    var format = field.type().startsWith("text") ? settings.formatOf(field.name()) : null;
    return Optional.of(new Value.Text(fitting, format));
  }

  private static String fitting(FieldDefinition field, String text, Remarks remarks) {
    var limit = field.maxLength();
    if (limit == null || Texts.length(text) <= limit) {
      return text;
    }
    remarks.warn(
        Code.VALUE_TRUNCATED,
        field.name(),
        Truncation.message(text, field.name(), remarks.row().id(), limit));
    return Texts.cut(text, limit);
  }
}
