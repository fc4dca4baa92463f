package org.ingestworkbench.standin.entity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.ingestworkbench.standin.field.FieldSpec;
import org.ingestworkbench.standin.http.JsonNodes;
import org.ingestworkbench.standin.http.Refusal;
import org.ingestworkbench.standin.model.FieldFamily;
import org.jspecify.annotations.Nullable;

/**
 * Makes stored items of what a client sends for a field; what cannot be stored as its type is left
 * to the validator.
 */
public final class ItemParser {
  private static final Pattern TIME =
      Pattern.compile("\\d{4}(-\\d\\d){2}T\\d\\d(:\\d\\d){2}(Z|[+-]\\d\\d(:?\\d\\d)?)");

  private static final DateTimeFormatter OFFSETS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss[XXX][XX][X]");

  private static final String REVISION = "target_revision_id";

  private final ReferenceTargets lookup;

  public ItemParser(ReferenceTargets lookup) {
    this.lookup = lookup;
  }

  /**
   * Drupal takes a list, or an object whose values it takes as items. An item without a value is an
   * empty one, which counts until it is dropped on saving.
   */
  public ArrayNode read(FieldSpec field, JsonNode sent) {
    if (!sent.isContainerNode() && !sent.isNull()) {
      throw Refusal.unprocessable(
          "Field values for \"" + field.name() + "\" must use an array structure");
    }
    ArrayNode items = JsonNodes.array();
    for (JsonNode raw : sent) {
      ObjectNode item = item(field, raw);
      items.add(item == null ? JsonNodes.object() : item);
    }
    return items;
  }

  private @Nullable ObjectNode item(FieldSpec field, JsonNode raw) {
    FieldFamily family = FieldFamily.of(field);
    JsonNode properties = raw.isObject() ? raw : JsonNodes.object().set(family.mainProperty(), raw);
    return switch (family) {
      case REFERENCE -> reference(field, properties);
      case LONG_TEXT -> copy(text(properties), properties, "format");
      case INTEGER -> number(properties);
      case DECIMAL -> decimal(properties);
      case BOOLEAN -> bool(properties);
      case TIME -> time(properties);
      case LINK -> link(field, properties);
      case GEOLOCATION -> geolocation(properties);
      case COMPUTED -> null;
      default -> field.type().equals("datetime") ? date(field, properties) : text(properties);
    };
  }

  private static @Nullable ObjectNode text(JsonNode properties) {
    String text = properties.path("value").asText("");
    return text.isEmpty() || properties.path("value").isNull()
        ? null
        : JsonNodes.object().put("value", text);
  }

  private static @Nullable ObjectNode copy(
      @Nullable ObjectNode item, JsonNode from, String property) {
    if (item != null && from.hasNonNull(property)) {
      item.set(property, from.get(property));
    }
    return item;
  }

  private static @Nullable ObjectNode number(JsonNode properties) {
    ObjectNode item = text(properties);
    if (item == null) {
      return null;
    }
    String text = item.get("value").asText().strip();
    return text.matches("[+-]?\\d{1,18}") ? item.put("value", Long.parseLong(text)) : item;
  }

  private static @Nullable ObjectNode decimal(JsonNode properties) {
    ObjectNode item = text(properties);
    if (item == null) {
      return null;
    }
    String text = item.get("value").asText().strip();
    return text.matches("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?")
        ? item.put("value", Double.parseDouble(text))
        : item;
  }

  private static @Nullable ObjectNode bool(JsonNode properties) {
    JsonNode value = properties.path("value");
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    return switch (value.asText()) {
      case "1", "true" -> JsonNodes.object().put("value", true);
      case "0", "false", "" -> JsonNodes.object().put("value", false);
      default -> JsonNodes.object().put("value", value.asText());
    };
  }

  private static @Nullable ObjectNode time(JsonNode properties) {
    ObjectNode item = text(properties);
    return item == null ? null : item.put("value", seconds(item.get("value").asText()));
  }

  private static long seconds(String text) {
    try {
      return text.matches("-?\\d+")
          ? Long.parseLong(text)
          : OffsetDateTime.parse(text).toEpochSecond();
    } catch (DateTimeException | NumberFormatException e) {
      throw Refusal.unprocessable(
          "The specified date \""
              + text
              + "\" is not in an accepted format: \"U\" (UNIX timestamp), \"Y-m-d\\TH:i:sO\" (ISO"
              + " 8601), \"Y-m-d\\TH:i:sP\" (RFC 3339).");
    }
  }

  private static @Nullable ObjectNode date(FieldSpec field, JsonNode properties) {
    ObjectNode item = text(properties);
    if (item != null && !isDate(item.get("value").asText(), field.isDateOnly())) {
      throw Refusal.unprocessable(
          "The specified date \""
              + item.get("value").asText()
              + "\" is not in an accepted format: "
              + (field.isDateOnly()
                  ? "\"Y-m-d\" (date-only)."
                  : "\"Y-m-d\\TH:i:sP\" (RFC 3339), \"Y-m-d\\TH:i:sO\" (ISO 8601)."));
    }
    return item == null || field.isDateOnly()
        ? item
        : item.put(
            "value",
            OffsetDateTime.parse(item.get("value").asText(), OFFSETS).toInstant().toString());
  }

  private static boolean isDate(String text, boolean dateOnly) {
    try {
      if (dateOnly) {
        return LocalDate.parse(text) != null;
      }
      return TIME.matcher(text).matches() && LocalDateTime.parse(text.substring(0, 19)) != null;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static @Nullable ObjectNode link(FieldSpec field, JsonNode properties) {
    if (properties.path("uri").asText("").isEmpty()) {
      return null;
    }
    ObjectNode item = JsonNodes.object();
    FieldFamily.extras(field).forEach(extra -> copy(item, properties, extra));
    return copy(item.put("uri", properties.get("uri").asText()), properties, "title");
  }

  private static @Nullable ObjectNode geolocation(JsonNode properties) {
    if (!properties.hasNonNull("lat") || !properties.hasNonNull("lng")) {
      return null;
    }
    return JsonNodes.object()
        .put("lat", properties.get("lat").asText())
        .put("lng", properties.get("lng").asText());
  }

  private @Nullable ObjectNode reference(FieldSpec field, JsonNode properties) {
    ObjectNode item = JsonNodes.object();
    if (properties.has("target_uuid")) {
      item.put("target_id", byUuid(field, properties));
    } else {
      String id = properties.path("target_id").asText("");
      boolean root = field.name().equals("parent") && id.equals("0");
      if (id.isEmpty() || root || properties.path("target_id").isNull()) {
        return null;
      }
      item.set(
          "target_id",
          id.matches("\\d{1,18}") ? JsonNodes.tree(Long.parseLong(id)) : JsonNodes.tree(id));
    }
    FieldFamily.extras(field).forEach(extra -> copy(item, properties, extra));
    if (item.has(REVISION)) {
      item.put(REVISION, item.get(REVISION).asLong());
    }
    return FieldFamily.isWhole(field, item) ? item : null;
  }

  private long byUuid(FieldSpec field, JsonNode properties) {
    String uuid = properties.path("target_uuid").asText("");
    String target = field.targetType() == null ? "" : field.targetType();
    String sentType = properties.path("target_type").asText("");
    if (uuid.isEmpty()) {
      throw Refusal.unprocessable("If provided \"target_uuid\" cannot be empty for field \"0\".");
    }
    if (!sentType.isEmpty() && !sentType.equals(target)) {
      throw Refusal.unprocessable(
          String.format(
              "The field \"%s\" property \"target_type\" must be set to \"%s\" or omitted.",
              field.name(), target));
    }
    // Drupal names the type that was sent, and the item, which is called by its delta.
    return lookup
        .find(target, uuid)
        .orElseThrow(
            () ->
                Refusal.unprocessable(
                    String.format(
                        "No \"%s\" entity found with UUID \"%s\" for field \"0\".",
                        sentType, uuid)))
        .id();
  }
}
