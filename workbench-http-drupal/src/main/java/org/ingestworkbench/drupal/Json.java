package org.ingestworkbench.drupal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Short ways through Drupal's JSON, in which every field is a list of objects. */
final class Json {

  /** Takes what a site has to say, and not what would only fill the memory. */
  static final ObjectMapper MAPPER =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder()
                      .maxTokenCount(400_000)
                      .maxStringLength(4_000_000)
                      .build())
              .build());

  private Json() {}

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  static ArrayNode list() {
    return MAPPER.createArrayNode();
  }

  /** {@code [{"value": text}]}. */
  static ArrayNode value(String text) {
    return list().add(object().put("value", text));
  }

  /** {@code [{"target_id": id, "target_type": type}]}. */
  static ArrayNode target(String id, String type) {
    return list().add(object().put("target_id", id).put("target_type", type));
  }

  /** The named property of the first item of a field; null when there is none. */
  static @Nullable String first(JsonNode entity, String field, String property) {
    var found = entity.path(field).path(0).path(property);
    return found.isMissingNode() || found.isNull() ? null : found.asText();
  }

  /** The named property of every item of a field that has it. */
  static List<String> all(JsonNode entity, String field, String property) {
    return entity.path(field).findValuesAsText(property);
  }

  static @Nullable String first(JsonNode entity, String field) {
    return first(entity, field, "value");
  }
}
