package org.ingestworkbench.standin.entity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ingestworkbench.standin.field.FieldSpec;
import org.ingestworkbench.standin.http.Refusal;
import org.ingestworkbench.standin.http.Violation;
import org.ingestworkbench.standin.model.Bundle;
import org.ingestworkbench.standin.model.ContentModel;
import org.ingestworkbench.standin.model.DrupalEntityType;
import org.ingestworkbench.standin.model.FieldFamily;

/** Drupal's entity validation, with its words: all violations, in the order of the fields. */
final class EntityValidator {
  private static final String WRONG_TYPE = "This value should be of the correct primitive type.";

  private static final String NO_CHOICE = "The value you selected is not a valid choice.";
  private static final Set<String> FORMATS =
      Set.of("plain_text", "basic_html", "restricted_html", "full_html");

  /** The greatest numbers that the columns of number fields hold. */
  private static final Map<String, BigDecimal> COLUMNS =
      Map.of(
          "integer",
          BigDecimal.valueOf(Integer.MAX_VALUE),
          "decimal",
          new BigDecimal("99999999.99"));

  private final ContentModel model;
  private final ReferenceTargets lookup;

  EntityValidator(ContentModel model, ReferenceTargets lookup) {
    this.model = model;
    this.lookup = lookup;
  }

  void check(Bundle bundle, ObjectNode fields) {
    check(bundle, model.fields(bundle), fields);
  }

  /** Checks only the fields that are there. */
  void checkChanges(Bundle bundle, ObjectNode changes) {
    List<FieldSpec> changed =
        model.fields(bundle).stream().filter(field -> changes.has(field.name())).toList();
    check(bundle, changed, changes);
  }

  private void check(Bundle bundle, List<FieldSpec> checked, ObjectNode fields) {
    List<Violation> found = new ArrayList<>();
    checked.forEach(field -> check(bundle, field, fields.path(field.name()), found));
    if (!found.isEmpty()) {
      throw Refusal.invalid(found);
    }
    checked.forEach(field -> store(field, fields.path(field.name())));
  }

  /** The columns of the database take less than validation does; then Drupal tells nothing. */
  private static void store(FieldSpec field, JsonNode items) {
    for (JsonNode item : items) {
      if (item.isEmpty()) {
        continue;
      }
      switch (FieldFamily.of(field)) {
        case LINK -> LinkRules.store(item);
        case INTEGER, DECIMAL -> storeNumber(field, item.path("value").decimalValue());
        default -> {}
      }
    }
  }

  private static void storeNumber(FieldSpec field, BigDecimal number) {
    BigDecimal most = COLUMNS.get(field.type());
    BigDecimal size = field.type().equals("integer") ? upFromZero(number) : number.abs();
    if (most != null && size.compareTo(most) > 0 && !bigColumn(field)) {
      throw Refusal.unexpected();
    }
  }

  /** A column of whole numbers holds one more below zero than above. */
  private static BigDecimal upFromZero(BigDecimal whole) {
    return whole.signum() < 0 ? whole.negate().subtract(BigDecimal.ONE) : whole;
  }

  /** The size of a file has a column of its own size. */
  private static boolean bigColumn(FieldSpec field) {
    return field.name().endsWith("file_size") || field.name().equals("filesize");
  }

  private void check(Bundle bundle, FieldSpec field, JsonNode items, List<Violation> found) {
    if (field.isRequired() && FieldItems.hasNoValue(items)) {
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
      item(bundle, field, items.get(delta)).stream()
          .map(v -> new Violation(v.path().isEmpty() ? parent(path) : path + v.path(), v.text()))
          .forEach(found::add);
    }
  }

  private static String parent(String path) {
    return path.substring(0, path.length() - 1);
  }

  private List<Violation> item(Bundle bundle, FieldSpec field, JsonNode item) {
    if (item.isEmpty()) {
      return List.of();
    }
    return switch (FieldFamily.of(field)) {
      case REFERENCE -> reference(bundle, field, item.path("target_id"));
      case INTEGER, DECIMAL -> number(field, item.path("value"));
      case BOOLEAN -> item.path("value").isBoolean() ? List.of() : value(WRONG_TYPE);
      case LONG_TEXT -> format(item.path("format"));
      case TEXT, UUID -> text(field, item.path("value").asText());
      case LINK ->
          LinkRules.takes(field, item)
              ? List.of()
              : whole("The path '" + item.path("uri").asText() + "' is invalid.");
      default -> List.of();
    };
  }

  private static List<Violation> value(String text) {
    return List.of(new Violation("value", text));
  }

  /** A violation of the item, not of one of its properties. */
  private static List<Violation> whole(String text) {
    return List.of(new Violation("", text));
  }

  private static List<Violation> text(FieldSpec field, String text) {
    if (field.maxLength() > 0 && text.codePointCount(0, text.length()) > field.maxLength()) {
      return value(
          field.label() + ": may not be longer than " + field.maxLength() + " characters.");
    }
    if (field.type().equals("email") && !text.matches("[^\\s@]+@[^\\s@]+")) {
      return value("This value is not a valid email address.");
    }
    if (field.type().equals("edtf") && !EdtfRules.takes(text)) {
      return whole(text + " is not valid EDTF: Could not parse the date '" + text + "'.");
    }
    boolean known = field.choices().isEmpty() || field.choices().contains(text);
    return known ? List.of() : value(NO_CHOICE);
  }

  private static List<Violation> format(JsonNode format) {
    return format.isTextual() && !FORMATS.contains(format.asText())
        ? List.of(new Violation("format", NO_CHOICE))
        : List.of();
  }

  private static List<Violation> number(FieldSpec field, JsonNode value) {
    if (!value.isNumber()) {
      return List.of(
          new Violation("value", "This value should be a valid number."),
          new Violation("value", WRONG_TYPE));
    }
    Long min = field.min();
    if (min != null && value.asDouble() < min) {
      return value(field.label() + ": the value may be no less than " + min + ".");
    }
    Long max = field.max();
    return max != null && value.asDouble() > max
        ? value(field.label() + ": the value may be no greater than " + max + ".")
        : List.of();
  }

  private List<Violation> reference(Bundle bundle, FieldSpec field, JsonNode id) {
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
    List<String> bundles = targetBundles(bundle, field);
    return bundles.isEmpty() || bundles.contains(target.get().bundle())
        ? List.of()
        : List.of(new Violation("target_id", "This entity " + named + " cannot be referenced."));
  }

  /** The parents of a term are of its own vocabulary. */
  private static List<String> targetBundles(Bundle bundle, FieldSpec field) {
    return bundle.kind() == DrupalEntityType.TERM && field.name().equals("parent")
        ? List.of(bundle.name())
        : field.targetBundles();
  }
}
