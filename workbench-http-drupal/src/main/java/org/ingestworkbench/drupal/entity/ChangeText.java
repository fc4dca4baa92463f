package org.ingestworkbench.drupal.entity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ingestworkbench.drupal.request.Json;
import org.jspecify.annotations.Nullable;

/**
 * The text of one side of a change: a JSON object with the bundle, the note for the revision, and
 * the fields with their values. A stored form.
 *
 * @param log null where the revision takes no note
 */
record ChangeText(String bundle, @Nullable String log, Map<String, Values> fields) {

  private static final String BUNDLE = "bundle";
  private static final String LOG = "log";
  private static final String FIELDS = "fields";
  private static final String TYPE = "type";
  private static final String ITEMS = "items";

  /**
   * The values of a field.
   *
   * @param type the field's; null when it is not known
   * @param items in the form of {@link FieldForm}
   */
  record Values(@Nullable String type, List<ObjectNode> items) {

    /** Whether the site holds these values, when it tells such ones. */
    boolean are(String name, JsonNode told) {
      return told.isArray() && FieldForm.same(type, items, FieldForm.of(name, told));
    }
  }

  /** Reads what {@link #toString} wrote. */
  static ChangeText of(String text) {
    var json = Json.parsed(text);
    var fields = new LinkedHashMap<String, Values>();
    json.path(FIELDS)
        .properties()
        .forEach(field -> fields.put(field.getKey(), values(field.getKey(), field.getValue())));
    return new ChangeText(
        json.path(BUNDLE).asText(), json.has(LOG) ? json.path(LOG).asText() : null, fields);
  }

  private static Values values(String name, JsonNode json) {
    var type = json.has(TYPE) ? json.path(TYPE).asText() : null;
    return new Values(type, FieldForm.of(name, json.path(ITEMS)));
  }

  /** Whether an object that the site tells holds these values in all of the fields. */
  boolean isHeldBy(JsonNode entity) {
    return fields.entrySet().stream()
        .allMatch(field -> field.getValue().are(field.getKey(), entity.path(field.getKey())));
  }

  @Override
  public String toString() {
    var json = Json.object().put(BUNDLE, bundle);
    if (log != null) {
      json.put(LOG, log);
    }
    var all = json.putObject(FIELDS);
    fields.forEach((name, values) -> write(all.putObject(name), values));
    return json.toString();
  }

  private static void write(ObjectNode json, Values values) {
    if (values.type() != null) {
      json.put(TYPE, values.type());
    }
    json.putArray(ITEMS).addAll(values.items());
  }
}
