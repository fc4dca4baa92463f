package org.ingestworkbench.memory;

import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.ingestworkbench.model.Value;
import org.ingestworkbench.plan.FieldDefinition;
import org.ingestworkbench.repository.RepositoryException;

/** Refuses what a real repository would refuse, as far as the memory was told of fields. */
final class ValueCheck {
  private final Map<String, FieldDefinition> fields;
  private final BiPredicate<String, String> isThere;

  /**
   * @param isThere whether an object is there, by target type and id
   */
  ValueCheck(Map<String, FieldDefinition> fields, BiPredicate<String, String> isThere) {
    this.fields = fields;
    this.isThere = isThere;
  }

  void check(Map<String, List<Value>> values) {
    values.forEach(this::check);
  }

  private void check(String name, List<Value> values) {
    values.forEach(value -> checkTarget(name, value));
    var field = fields.get(name);
    if (field == null) {
      return;
    }
    if (!field.unlimited() && values.size() > field.cardinality()) {
      throw refused(name, "takes " + field.cardinality() + " values, not " + values.size());
    }
    values.forEach(value -> checkText(field, value));
  }

  private static void checkText(FieldDefinition field, Value value) {
    if (!(value instanceof Value.Text text)) {
      return;
    }
    var limit = field.maxLength();
    if (limit != null && text.text().codePointCount(0, text.text().length()) > limit) {
      throw refused(field.name(), "takes " + limit + " characters");
    } else if (!field.choices().isEmpty() && !field.choices().contains(text.text())) {
      throw refused(field.name(), "does not take \"" + text.text() + "\"");
    } else if (field.type().equals("integer") && !text.text().matches("-?\\d+")) {
      throw refused(field.name(), "takes whole numbers, not \"" + text.text() + "\"");
    }
  }

  private void checkTarget(String name, Value value) {
    if (value instanceof Value.Reference reference
        && reference.target() instanceof Value.Existing target
        && !isThere.test(reference.targetType(), target.id())) {
      throw refused(
          name, "refers to " + reference.targetType() + " " + target.id() + ", which is not there");
    }
  }

  private static RepositoryException refused(String field, String why) {
    return RepositoryException.refusal("The field " + field + " " + why + ".", 422);
  }
}
