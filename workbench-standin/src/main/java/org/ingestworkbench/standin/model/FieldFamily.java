package org.ingestworkbench.standin.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.ingestworkbench.standin.field.FieldSpec;

/** Field types that are read and written alike. */
public enum FieldFamily {
  TEXT,
  LONG_TEXT,
  INTEGER,
  DECIMAL,
  BOOLEAN,
  TIME,
  REFERENCE,
  LINK,
  GEOLOCATION,
  /** The uuid: text, but of the entity, not of a field. */
  UUID,
  /** Answered from elsewhere: ids, the bundle, the path, a file's address. */
  COMPUTED;

  private static final Map<String, FieldFamily> OF_TYPE =
      Map.ofEntries(
          Map.entry("text", LONG_TEXT),
          Map.entry("text_long", LONG_TEXT),
          Map.entry("text_with_summary", LONG_TEXT),
          Map.entry("integer", INTEGER),
          Map.entry("list_integer", INTEGER),
          Map.entry("decimal", DECIMAL),
          Map.entry("float", DECIMAL),
          Map.entry("list_float", DECIMAL),
          Map.entry("boolean", BOOLEAN),
          Map.entry("created", TIME),
          Map.entry("changed", TIME),
          Map.entry("timestamp", TIME),
          Map.entry("entity_reference", REFERENCE),
          Map.entry("entity_reference_revisions", REFERENCE),
          Map.entry("typed_relation", REFERENCE),
          Map.entry("image", REFERENCE),
          Map.entry("file", REFERENCE),
          Map.entry("media_track", REFERENCE),
          Map.entry("link", LINK),
          Map.entry("authority_link", LINK),
          Map.entry("geolocation", GEOLOCATION),
          Map.entry("uuid", UUID),
          Map.entry("serial", COMPUTED),
          Map.entry("revision", COMPUTED),
          Map.entry("bundle", COMPUTED),
          Map.entry("behavior", COMPUTED),
          Map.entry("path", COMPUTED),
          Map.entry("file_uri", COMPUTED));

  /** What an item of a type carries beside its first property. */
  private static final Map<String, List<String>> EXTRAS =
      Map.of(
          "image", List.of("alt", "title", "width", "height"),
          "file", List.of("display", "description"),
          "media_track", List.of("label", "kind", "srclang", "default"),
          "typed_relation", List.of("rel_type"),
          "entity_reference_revisions", List.of("target_revision_id"),
          "authority_link", List.of("source"));

  public static FieldFamily of(FieldSpec field) {
    return OF_TYPE.getOrDefault(field.type(), TEXT);
  }

  public static List<String> extras(FieldSpec field) {
    return EXTRAS.getOrDefault(field.type(), List.of());
  }

  /** What a reference of a type must carry beside its target; without it the item is empty. */
  private static final Map<String, String> NEEDED =
      Map.of("typed_relation", "rel_type", "entity_reference_revisions", "target_revision_id");

  /** Whether an item has what its type needs beside its first property. */
  public static boolean isWhole(FieldSpec field, JsonNode item) {
    String needed = NEEDED.get(field.type());
    return needed == null || !item.path(needed).asText("").isEmpty();
  }

  /** The property that makes an item: without it the item is empty. */
  public String mainProperty() {
    return switch (this) {
      case REFERENCE -> "target_id";
      case LINK -> "uri";
      case GEOLOCATION -> "lat";
      default -> "value";
    };
  }
}
