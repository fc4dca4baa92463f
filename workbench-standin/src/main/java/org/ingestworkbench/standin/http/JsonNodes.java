package org.ingestworkbench.standin.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Jackson, set up once. */
public final class JsonNodes {
  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private JsonNodes() {}

  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  public static ArrayNode array() {
    return MAPPER.createArrayNode();
  }

  /** A list of one item with a value, as most fields are. */
  public static ArrayNode value(Object value) {
    ArrayNode items = array();
    items.addObject().set("value", MAPPER.valueToTree(value));
    return items;
  }

  /** A list of one reference. */
  public static ArrayNode target(long id) {
    ArrayNode items = array();
    items.addObject().put("target_id", id);
    return items;
  }

  public static byte[] bytes(JsonNode node) {
    try {
      return MAPPER.writeValueAsBytes(node);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Any value that Jackson can write. */
  public static JsonNode tree(Object value) {
    return MAPPER.valueToTree(value);
  }

  /** Maps, lists, strings, numbers and booleans instead of nodes. */
  @SuppressWarnings("TypeParameterUnusedInFormals") // Jackson's own idiom
  public static <T> T plain(JsonNode node, com.fasterxml.jackson.core.type.TypeReference<T> type) {
    return MAPPER.convertValue(node, type);
  }

  public static JsonNode parse(byte[] bytes) throws IOException {
    return MAPPER.readTree(bytes);
  }
}
