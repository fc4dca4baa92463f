package org.ingestworkbench.standin.entity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.ingestworkbench.standin.http.JsonNodes;

/** The lists of items that fields are: how Drupal compares them, and which items it keeps. */
final class FieldItems {
  private static final Pattern NUMERIC =
      Pattern.compile("\\s*[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?\\s*");
  private static final Pattern WHOLE = Pattern.compile("\\s*[+-]?\\d{1,18}\\s*");

  private FieldItems() {}

  /** Takes out items without a value, and fields without an item. */
  static void dropEmpty(ObjectNode fields) {
    for (var each = fields.elements(); each.hasNext(); ) {
      JsonNode items = each.next();
      for (var item = items.elements(); item.hasNext(); ) {
        if (item.next().isEmpty()) {
          item.remove();
        }
      }
      if (items.isEmpty()) {
        each.remove();
      }
    }
  }

  static boolean hasNoValue(JsonNode items) {
    for (JsonNode item : items) {
      if (!item.isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /**
   * Compares as Drupal does before it saves a change: in order, without properties that are null,
   * and loosely, so that texts that are numbers are compared as numbers.
   */
  static boolean equal(JsonNode stored, JsonNode sent) {
    if (stored.size() != sent.size()) {
      return false;
    }
    for (int delta = 0; delta < stored.size(); delta++) {
      if (!equalItems(properties(stored.get(delta)), properties(sent.get(delta)))) {
        return false;
      }
    }
    return true;
  }

  private static Map<String, String> properties(JsonNode item) {
    Map<String, String> properties = new TreeMap<>();
    item.properties().stream()
        .filter(property -> !property.getValue().isNull())
        .forEach(property -> properties.put(property.getKey(), property.getValue().asText()));
    return properties;
  }

  private static boolean equalItems(Map<String, String> stored, Map<String, String> sent) {
    return stored.keySet().equals(sent.keySet())
        && stored.entrySet().stream()
            .allMatch(one -> equalTexts(one.getValue(), sent.getOrDefault(one.getKey(), "")));
  }

  private static boolean equalTexts(String one, String other) {
    if (WHOLE.matcher(one).matches() && WHOLE.matcher(other).matches()) {
      return Long.parseLong(one.strip()) == Long.parseLong(other.strip());
    }
    if (NUMERIC.matcher(one).matches() && NUMERIC.matcher(other).matches()) {
      return Double.compare(Double.parseDouble(one), Double.parseDouble(other)) == 0;
    }
    return one.equals(other);
  }

  /** The fields of an entity after a change of some of them. */
  static ObjectNode merged(ObjectNode before, ObjectNode changes) {
    ObjectNode after = JsonNodes.object();
    after.setAll(before.deepCopy());
    after.setAll(changes.deepCopy());
    dropEmpty(after);
    return after;
  }
}
