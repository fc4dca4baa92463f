package org.ingestworkbench.standin.entity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ingestworkbench.standin.field.FieldSpec;
import org.ingestworkbench.standin.http.Refusal;
import org.ingestworkbench.standin.http.Violation;
import org.ingestworkbench.standin.model.Bundle;
import org.ingestworkbench.standin.model.ContentModel;
import org.ingestworkbench.standin.model.FieldFamily;

/** Drupal's entity validation, with its words: all violations, in the order of the fields. */
final class EntityValidator {
  private static final String WRONG_TYPE = "This value should be of the correct primitive type.";

  private final ContentModel model;
  private final ReferenceTargets lookup;

  EntityValidator(ContentModel model, ReferenceTargets lookup) {
    this.model = model;
    this.lookup = lookup;
  }

  void check(Bundle bundle, ObjectNode fields) {
    List<Violation> found = new ArrayList<>();
    model.fields(bundle).forEach(field -> check(field, fields.path(field.name()), found));
    if (!found.isEmpty()) {
      throw Refusal.invalid(found);
    }
  }

  private void check(FieldSpec field, JsonNode items, List<Violation> found) {
    if (field.isRequired() && items.isEmpty()) {
      found.add(new Violation(field.name(), "This value should not be null."));
    }
    if (field.cardinality() != FieldSpec.UNLIMITED && items.size() > field.cardinality()) {
      found.add(
          new Violation(
              field.name(),
              field.label()
                  + ": this field cannot hold more than "
                  + field.cardinality()
                  + " values."));
    }
    for (int delta = 0; delta < items.size(); delta++) {
      String path = field.name() + "." + delta + ".";
      item(field, items.get(delta)).stream()
          .map(v -> new Violation(path + v.path(), v.text()))
          .forEach(found::add);
    }
  }

  private List<Violation> item(FieldSpec field, JsonNode item) {
    return switch (FieldFamily.of(field)) {
      case REFERENCE -> reference(field, item.path("target_id"));
      case INTEGER, DECIMAL -> number(field, item.path("value"));
      case BOOLEAN -> item.path("value").isBoolean() ? List.of() : value(WRONG_TYPE);
      case TEXT, UUID -> text(field, item.path("value").asText());
      default -> List.of();
    };
  }

  private static List<Violation> value(String text) {
    return List.of(new Violation("value", text));
  }

  private static List<Violation> text(FieldSpec field, String text) {
    if (field.maxLength() > 0 && text.codePointCount(0, text.length()) > field.maxLength()) {
      return value(
          field.label() + ": may not be longer than " + field.maxLength() + " characters.");
    }
    boolean known = field.choices().isEmpty() || field.choices().contains(text);
    return known ? List.of() : value("The value you selected is not a valid choice.");
  }

  private static List<Violation> number(FieldSpec field, JsonNode value) {
    if (!value.isNumber()) {
      return List.of(
          new Violation("value", "This value should be a valid number."),
          new Violation("value", WRONG_TYPE));
    }
    Long min = field.min();
    return min != null && value.asDouble() < min
        ? value(field.label() + ": the value may be no less than " + min + ".")
        : List.of();
  }

  private List<Violation> reference(FieldSpec field, JsonNode id) {
    if (!id.isIntegralNumber()) {
      return List.of(new Violation("target_id", WRONG_TYPE));
    }
    String type = field.targetType() == null ? "" : field.targetType();
    Optional<ReferenceTargets.Target> target = lookup.find(type, id.asLong());
    String named = "(" + type + ": " + id.asLong() + ")";
    if (target.isEmpty()) {
      return List.of(
          new Violation("target_id", "The referenced entity " + named + " does not exist."));
    }
    boolean fits =
        field.targetBundles().isEmpty() || field.targetBundles().contains(target.get().bundle());
    return fits
        ? List.of()
        : List.of(new Violation("target_id", "This entity " + named + " cannot be referenced."));
  }
}
