package org.ingestworkbench.standin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compares two JSON trees: the same keys and types everywhere, and the same words where a message
 * stands.
 */
final class Shape {
  private static final Set<String> WORDS = Set.of("message", "detail", "title", "status", "error");

  /**
   * Fields that the recorded site did not have, and the stand-in has because real input uses them.
   */
  private static final Set<String> MORE_FIELDS =
      Set.of("field_coordinates", "field_viewer_override");

  /** What a form looks like is nobody's business; a description is prose. */
  private static final Set<String> NOT_LOOKED_INTO =
      Set.of("content", "description", "sort", "rel_types");

  private final List<String> differences = new ArrayList<>();

  static List<String> differences(JsonNode recorded, JsonNode actual) {
    Shape shape = new Shape();
    shape.compare("", recorded, actual, "");
    return shape.differences;
  }

  private void compare(String path, JsonNode recorded, JsonNode actual, String key) {
    if (NOT_LOOKED_INTO.contains(key)) {
      return;
    }
    if (recorded.getNodeType() != actual.getNodeType()) {
      differences.add(path + ": " + recorded + " recorded, " + actual + " answered");
    } else if (recorded.isObject()) {
      object(path, recorded, actual);
    } else if (recorded.isArray()) {
      array(path, recorded, actual);
    } else if (WORDS.contains(key) && !path.contains("/field_") && !path.contains("attributes")) {
      words(path, recorded.asText(), actual.asText());
    }
  }

  private void object(String path, JsonNode recorded, JsonNode actual) {
    Set<String> keys = new TreeSet<>();
    recorded.fieldNames().forEachRemaining(keys::add);
    Set<String> others = new TreeSet<>();
    actual.fieldNames().forEachRemaining(others::add);
    others.removeIf(name -> MORE_FIELDS.contains(name) && !keys.contains(name));
    if (!keys.equals(others)) {
      differences.add(path + ": keys " + keys + " recorded, " + others + " answered");
    }
    keys.retainAll(others);
    keys.forEach(key -> compare(path + "/" + key, recorded.get(key), actual.get(key), key));
  }

  private void array(String path, JsonNode recorded, JsonNode actual) {
    if (recorded.isEmpty() != actual.isEmpty()) {
      differences.add(path + ": " + recorded + " recorded, " + actual + " answered");
    } else if (!recorded.isEmpty()) {
      compare(path + "/0", recorded.get(0), actual.get(0), "");
    }
  }

  private void words(String path, String recorded, String actual) {
    if (!plain(recorded).equals(plain(actual))) {
      differences.add(path + ": \"" + recorded + "\" recorded, \"" + actual + "\" answered");
    }
  }

  /** Without ids, uuids, host and the site's name. */
  static String plain(String text) {
    return text.replace("Stand-in", "Rig")
        .replaceAll("http://127.0.0.1:\\d+", "HOST")
        .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "UUID")
        .replaceAll("/\\d+", "/N")
        .replaceAll("(node|taxonomy_term|file|media): \\d+", "$1: N")
        .replaceAll("Allow: [A-Z, ]+", "Allow: ...");
  }
}
