package org.ingestworkbench.standin;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An entity that the stand-in holds, as it was when it was asked for: a copy that does not change.
 *
 * @param type node, media, file, taxonomy_term, paragraph or path_alias
 * @param revision the ID of its revision; a change makes a new one of a node and a medium
 * @param bundle the content type, media type or vocabulary; for types without bundles the type
 * @param fields every field that has a value: its items in order, each with its properties (value,
 *     target_id, alt, ...)
 */
public record Entity(
    String type,
    long id,
    long revision,
    String uuid,
    String bundle,
    Map<String, List<Map<String, Object>>> fields) {

  /** Keeps its own copy of the map. */
  public Entity {
    fields = Map.copyOf(fields);
  }

  /**
   * The label: title of a node, name of a medium or term, file name, alias; a paragraph has none.
   */
  public String title() {
    String key =
        switch (type) {
          case "node" -> "title";
          case "file" -> "filename";
          case "path_alias" -> "alias";
          default -> "name";
        };
    return text(key);
  }

  /** The items of a field, an empty list if it has none. */
  public List<Map<String, Object>> field(String name) {
    return fields.getOrDefault(name, List.of());
  }

  /** The value of a field's first item as text, empty if there is none. */
  public String text(String name) {
    return values(name).stream().findFirst().map(Object::toString).orElse("");
  }

  /** The values of a field's items, in order. */
  public List<Object> values(String name) {
    return field(name).stream()
        .flatMap(item -> Optional.ofNullable(item.get("value")).stream())
        .toList();
  }

  /** The ids that a field refers to, in order. */
  public List<Long> targets(String name) {
    return field(name).stream()
        .map(item -> item.get("target_id"))
        .filter(Number.class::isInstance)
        .map(id -> ((Number) id).longValue())
        .toList();
  }

  @Override
  public String toString() {
    return type + " " + id + " (" + bundle + ") " + title();
  }
}
