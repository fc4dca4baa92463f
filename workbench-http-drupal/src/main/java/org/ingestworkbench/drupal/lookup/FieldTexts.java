package org.ingestworkbench.drupal.lookup;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The fields of an entity as a CSV of Islandora Workbench writes them, in the site's order. What is
 * read can be sent again: each value has the form that a {@code create} takes.
 */
public final class FieldTexts {

  private static final String PARTED = "%%";

  /** Gives the text of a reference's target; empty when the target is not there any more. */
  private final Function<JsonNode, String> target;

  private FieldTexts(Function<JsonNode, String> target) {
    this.target = target;
  }

  /** By the field's name its values, targets by their IDs; none for a field that is empty. */
  public static Map<String, List<String>> of(JsonNode entity) {
    return new FieldTexts(FieldTexts::id).all(entity);
  }

  /**
   * The same without references to what is not there any more.
   *
   * @param term gives what is written for a term of this ID; empty when there is none
   */
  public static Map<String, List<String>> ofThere(
      JsonNode entity, Function<String, Optional<String>> term) {
    return new FieldTexts(item -> there(item, term)).all(entity);
  }

  private static String id(JsonNode item) {
    return text(item, "target_id");
  }

  /** A site tells no type of what it does not have any more. */
  private static String there(JsonNode item, Function<String, Optional<String>> term) {
    var type = text(item, "target_type");
    if (type.isEmpty()) {
      return "";
    }
    return type.equals("taxonomy_term") ? term.apply(id(item)).orElse("") : id(item);
  }

  private Map<String, List<String>> all(JsonNode entity) {
    var fields = new LinkedHashMap<String, List<String>>();
    entity.properties().forEach(field -> fields.put(field.getKey(), texts(field.getValue())));
    return fields;
  }

  private List<String> texts(JsonNode items) {
    var texts = new ArrayList<String>();
    items.forEach(item -> texts.add(text(item)));
    texts.removeIf(String::isEmpty);
    return texts;
  }

  private String text(JsonNode item) {
    if (item.has("uri")) {
      return link(item);
    } else if (item.has("lat")) {
      return joined(",", text(item, "lat"), text(item, "lng"));
    } else if (item.has("rel_type")) {
      var to = target.apply(item);
      return to.isEmpty() ? "" : joined(":", text(item, "rel_type"), to);
    } else if (item.has("url") && item.has("value")) {
      return joined(PARTED, text(item, "url"), text(item, "value"));
    }
    if (item.has("target_id")) {
      return target.apply(item);
    }
    return Stream.of("value", "alias")
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
    var text = value.isNull() ? "" : value.asText();
    return value.isFloatingPointNumber() && text.contains("E")
        ? value.decimalValue().stripTrailingZeros().toPlainString()
        : text;
  }
}
