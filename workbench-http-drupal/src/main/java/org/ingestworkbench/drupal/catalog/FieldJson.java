package org.ingestworkbench.drupal.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.ingestworkbench.plan.FieldDefinition;
import org.jspecify.annotations.Nullable;

/** Reads Drupal's field configuration. */
final class FieldJson {
  private static final String VOCABULARY = "taxonomy.vocabulary.";

  private FieldJson() {}

  /**
   * @param config the field as one bundle has it (field_config)
   * @param storage what all bundles share (field_storage_config)
   */
  static FieldDefinition definition(String name, JsonNode config, JsonNode storage) {
    var settings = config.path("settings");
    var type = storage.path("type").asText(config.path("field_type").asText());
    return new FieldDefinition(
        name,
        label(name, config),
        type,
        storage.path("cardinality").asInt(1),
        config.path("required").asBoolean(),
        FieldLimits.of(type, settings, storage.path("settings")),
        new FieldDefinition.Target(
            text(storage.path("settings").path("target_type")), targetBundles(config)),
        choices(settings, storage.path("settings")));
  }

  /** Only one of the three is there: of a list, a typed relation or an authority link. */
  private static List<String> choices(JsonNode field, JsonNode storage) {
    var choices = new ArrayList<>(keys(storage.path("allowed_values")));
    choices.addAll(keys(field.path("rel_types")));
    choices.addAll(keys(field.path("authority_sources")));
    return choices;
  }

  static String label(String name, JsonNode config) {
    var label = config.path("label").asText();
    return label.isBlank() ? name : label;
  }

  private static @Nullable String text(JsonNode value) {
    return value.isTextual() ? value.asText() : null;
  }

  /** What the field's own handler names; a handler that is a view names it as dependencies only. */
  private static List<String> targetBundles(JsonNode config) {
    var bundles = config.path("settings").path("handler_settings").path("target_bundles");
    return bundles.isObject() && !bundles.isEmpty() ? keys(bundles) : vocabularies(config);
  }

  private static List<String> vocabularies(JsonNode config) {
    var found = new ArrayList<String>();
    for (var dependency : config.path("dependencies").path("config")) {
      if (dependency.asText().startsWith(VOCABULARY)) {
        found.add(dependency.asText().substring(VOCABULARY.length()));
      }
    }
    return found;
  }

  /** Keys of an object, or of a list of {@code {"value": key, ...}}. */
  private static List<String> keys(JsonNode options) {
    var keys = new ArrayList<String>();
    if (options.isObject()) {
      options.fieldNames().forEachRemaining(keys::add);
    }
    for (var option : options) {
      if (option.has("value")) {
        keys.add(option.path("value").asText());
      }
    }
    return keys;
  }

  /** The names of a bundle's fields, from its form display. */
  static Set<String> names(String prefix, JsonNode formDisplay) {
    var names = new LinkedHashSet<String>();
    for (var dependency : formDisplay.path("dependencies").path("config")) {
      if (dependency.asText().startsWith(prefix)) {
        names.add(dependency.asText().substring(prefix.length()));
      }
    }
    return names;
  }

  static Set<String> targets(JsonNode config) {
    return new LinkedHashSet<>(targetBundles(config));
  }

  static Set<String> extensions(JsonNode config) {
    var list = config.path("settings").path("file_extensions").asText().strip();
    return list.isEmpty() ? Set.of() : Set.of(dedupe(list.toLowerCase(Locale.ROOT)));
  }

  private static String[] dedupe(String list) {
    return new LinkedHashSet<>(List.of(list.split("[\\s,]+"))).toArray(String[]::new);
  }
}
