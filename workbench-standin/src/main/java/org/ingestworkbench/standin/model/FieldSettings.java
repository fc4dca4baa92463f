package org.ingestworkbench.standin.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ingestworkbench.standin.field.FieldSpec;
import org.ingestworkbench.standin.http.JsonNodes;

/** The settings of fields and of their storages; PHP writes empty ones as an empty list. */
final class FieldSettings {
  private static final Map<String, String> RELATORS = relators();

  private FieldSettings() {}

  private static Map<String, String> relators() {
    Map<String, String> relators = new LinkedHashMap<>();
    for (String line : ModelFile.lines("relators.txt")) {
      int space = line.indexOf(' ');
      relators.put(
          "relators:" + (space < 0 ? line : line.substring(0, space)),
          space < 0 ? "" : line.substring(space + 1));
    }
    return relators;
  }

  static JsonNode of(FieldSpec field) {
    return switch (field.type()) {
      case "entity_reference", "entity_reference_revisions" -> handler(field);
      case "typed_relation" -> typedRelation(field);
      case "text", "text_long", "text_with_summary" -> list("allowed_formats");
      case "integer", "decimal", "float" -> number(field);
      case "file", "image", "media_track" ->
          handler(field)
              .put("file_extensions", String.join(" ", field.choices()))
              .put("max_filesize", field.maxFileSize() == 0 ? "" : field.maxFileSize() + " bytes");
      case "authority_link" -> authorities().put("title", 1).put("link_type", linkType(field));
      case "link" -> JsonNodes.object().put("title", 1).put("link_type", linkType(field));
      default -> JsonNodes.array();
    };
  }

  private static ObjectNode list(String name) {
    ObjectNode settings = JsonNodes.object();
    settings.putArray(name);
    return settings;
  }

  private static ObjectNode number(FieldSpec field) {
    return JsonNodes.object()
        .put("min", field.min())
        .put("max", field.max())
        .put("prefix", "")
        .put("suffix", "");
  }

  /** Drupal's numbers for paths of the site, addresses elsewhere, and both. */
  private static int linkType(FieldSpec field) {
    return switch (field.linkType()) {
      case "internal" -> 1;
      case "external" -> 16;
      default -> 17;
    };
  }

  private static ObjectNode handler(FieldSpec field) {
    ObjectNode settings = JsonNodes.object().put("handler", "default:" + field.targetType());
    ObjectNode handler = settings.putObject("handler_settings");
    ObjectNode bundles = handler.putObject("target_bundles");
    field.targetBundles().forEach(bundle -> bundles.put(bundle, bundle));
    handler.putObject("sort").put("field", "name").put("direction", "asc");
    String create = field.autoCreate();
    handler
        .put("auto_create", create != null)
        .put("auto_create_bundle", create == null ? "" : create);
    return settings;
  }

  private static ObjectNode typedRelation(FieldSpec field) {
    ObjectNode settings = handler(field);
    settings.set("rel_types", JsonNodes.tree(RELATORS));
    return settings;
  }

  private static ObjectNode authorities() {
    ObjectNode settings = JsonNodes.object();
    settings
        .putObject("authority_sources")
        .put("lcsh", "Library of Congress Subject Headings")
        .put("viaf", "Virtual International Authority File")
        .put("other", "Other");
    return settings;
  }

  static JsonNode ofStorage(FieldSpec field) {
    if (field.targetType() != null) {
      return JsonNodes.object().put("target_type", field.targetType());
    }
    return switch (field.type()) {
      case "string", "edtf" ->
          JsonNodes.object()
              .put("max_length", field.maxLength())
              .put("case_sensitive", false)
              .put("is_ascii", false);
      case "string_long" -> JsonNodes.object().put("case_sensitive", false);
      case "integer" -> JsonNodes.object().put("unsigned", false).put("size", "normal");
      case "decimal" -> JsonNodes.object().put("precision", 10).put("scale", 2);
      case "datetime" ->
          JsonNodes.object().put("datetime_type", field.isDateOnly() ? "date" : "datetime");
      case "list_string" -> choices(field);
      default -> JsonNodes.array();
    };
  }

  private static ObjectNode choices(FieldSpec field) {
    ObjectNode settings = JsonNodes.object();
    var values = settings.putArray("allowed_values");
    field.choices().forEach(choice -> values.addObject().put("value", choice).put("label", choice));
    return settings.put("allowed_values_function", "");
  }
}
