package org.ingestworkbench.drupal.request;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.repository.RepositoryException.Remedy;
import org.ingestworkbench.text.Shown;
import org.jspecify.annotations.Nullable;

/** Short ways through Drupal's JSON, in which every field is a list of objects. */
public final class Json {

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

  private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,18}");

  private Json() {}

  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  public static ArrayNode list() {
    return MAPPER.createArrayNode();
  }

  /** A value as a text. */
  public static JsonNode text(JsonNode value) {
    return value.isTextual() ? value : TextNode.valueOf(value.asText());
  }

  /**
   * Reads JSON that was written by {@code toString} of a tree.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static JsonNode parsed(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("No JSON: " + text, e);
    }
  }

  /** {@code [{"value": text}]}. */
  public static ArrayNode value(String text) {
    return list().add(object().put("value", text));
  }

  /** {@code [{"target_id": id, "target_type": type}]}. */
  public static ArrayNode target(String id, String type) {
    return list().add(object().put("target_id", id).put("target_type", type));
  }

  /** The named property of the first item of a field; null when there is none. */
  public static @Nullable String first(JsonNode entity, String field, String property) {
    var found = entity.path(field).path(0).path(property);
    return found.isMissingNode() || found.isNull() ? null : found.asText();
  }

  /**
   * The ID in the named property of a field's first item; null when there is none.
   *
   * @throws RepositoryException when it is no ID
   */
  public static @Nullable String id(JsonNode entity, String field, String property) {
    return id(entity.path(field).path(0).path(property));
  }

  public static @Nullable String id(JsonNode entity, String field) {
    return id(entity, field, "value");
  }

  /**
   * An ID; null when there is none. It goes into addresses, lists and the map, so nothing else may
   * pass for one.
   *
   * @throws RepositoryException when it is no ID
   */
  public static @Nullable String id(JsonNode value) {
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    var text = value.asText();
    if (!ID.matcher(text).matches()) {
      throw strange("ID", text);
    }
    return text;
  }

  /** The IDs in the named property of every item of a field that has it. */
  public static List<String> ids(JsonNode entity, String field, String property) {
    return StreamSupport.stream(entity.path(field).spliterator(), false)
        .map(item -> id(item.path(property)))
        .filter(Objects::nonNull)
        .toList();
  }

  /**
   * A uuid.
   *
   * @throws RepositoryException when it is none
   */
  public static UUID uuid(JsonNode value) {
    try {
      return UUID.fromString(value.asText());
    } catch (IllegalArgumentException e) {
      throw strange("uuid", value.asText());
    }
  }

  private static RepositoryException strange(String what, String text) {
    return RepositoryException.because(
            "The site names \""
                + Shown.value(text)
                + "\" as "
                + what
                + ", which is none. Look for a module or a proxy that alters its answers.")
        .remedy(Remedy.RETRY)
        .build();
  }

  /** The named property of every item of a field that has it. */
  static List<String> all(JsonNode entity, String field, String property) {
    return entity.path(field).findValuesAsText(property);
  }

  public static @Nullable String first(JsonNode entity, String field) {
    return first(entity, field, "value");
  }

  /** Drupal's time; null when it is told in another way than core REST tells it. */
  public static @Nullable Instant instant(@Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** The beginning of a node's body: its content type. */
  public static ObjectNode node(String bundle) {
    var json = object();
    json.set("type", target(bundle, "node_type"));
    return json;
  }
}
