package org.ingestworkbench.drupal.lookup;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The fields of an entity as a CSV of Islandora Workbench writes them, in the site's order. */
public final class FieldTexts {

  private static final String PARTED = "%%";

  private FieldTexts() {}

  /** By the field's name its values; none for a field that is empty. */
  public static Map<String, List<String>> of(JsonNode entity) {
    var fields = new LinkedHashMap<String, List<String>>();
    entity.properties().forEach(field -> fields.put(field.getKey(), texts(field.getValue())));
    return fields;
  }

  private static List<String> texts(JsonNode items) {
    var texts = new ArrayList<String>();
    items.forEach(item -> texts.add(text(item)));
    texts.removeIf(String::isEmpty);
    return texts;
  }

  private static String text(JsonNode item) {
    if (item.has("uri")) {
      return link(item);
    } else if (item.has("lat")) {
      return joined(",", text(item, "lat"), text(item, "lng"));
    } else if (item.has("rel_type")) {
      return joined(":", text(item, "rel_type"), text(item, "target_id"));
    } else if (item.has("url") && item.has("value")) {
      return joined(PARTED, text(item, "url"), text(item, "value"));
    }
    return Stream.of("target_id", "value", "alias")
        .filter(item::has)
        .map(name -> text(item, name))
        .findFirst()
        .orElse("");
  }

  /** A link without a title of its own has its address for a title. */
  private static String link(JsonNode item) {
    var uri = text(item, "uri");
    var title = text(item, "title");
    return joined(PARTED, text(item, "source"), uri, title.equals(uri) ? "" : title);
  }

  private static String joined(String between, String... parts) {
    return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining(between));
  }

  private static String text(JsonNode item, String name) {
    var value = item.path(name);
    if (value.isBoolean()) {
      return value.booleanValue() ? "1" : "0";
    }
    return value.isNull() ? "" : value.asText();
  }
}
