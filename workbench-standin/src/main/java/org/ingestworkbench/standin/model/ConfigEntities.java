package org.ingestworkbench.standin.model;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ingestworkbench.standin.field.FieldSpec;
import org.ingestworkbench.standin.http.JsonNodes;

/** The configuration that describes the content model, as the site would export it. */
public final class ConfigEntities {
  private static final Set<String> TEXT_TYPES = Set.of("text", "text_long", "text_with_summary");
  private static final Set<String> ACCESS_TERM_TYPES =
      Set.of("edtf", "typed_relation", "authority_link");

  /** Drupal's own, which no site can take out. */
  private static final Map<String, String> LANGUAGES =
      Map.of("en", "English", "und", "Not specified", "zxx", "Not applicable");

  private final ContentModel model;

  public ConfigEntities(ContentModel model) {
    this.model = model;
  }

  /** Configuration by its type and the name that its type gives it; empty if there is none. */
  public Optional<ObjectNode> find(String type, String id) {
    String[] parts = id.split("\\.", -1);
    return switch (type) {
      case "entity_form_display" ->
          parts.length == 3 ? formDisplay(parts[0], parts[1]) : Optional.empty();
      case "field_config" ->
          parts.length == 3 ? field(parts[0], parts[1], parts[2]) : Optional.empty();
      case "field_storage_config" ->
          parts.length == 2 ? storage(parts[0], parts[1]) : Optional.empty();
      case "media_type" -> model.bundle(DrupalEntityType.MEDIA, id).map(ConfigEntities::mediaType);
      case "node_type" -> model.bundle(DrupalEntityType.NODE, id).map(ConfigEntities::nodeType);
      case "taxonomy_vocabulary" ->
          model.bundle(DrupalEntityType.TERM, id).map(ConfigEntities::vocabulary);
      case "configurable_language" ->
          Optional.ofNullable(LANGUAGES.get(id)).map(label -> language(id, label));
      default -> Optional.empty();
    };
  }

  private Optional<Bundle> bundle(String type, String name) {
    return DrupalEntityType.of(type)
        .filter(DrupalEntityType::hasBundles)
        .flatMap(kind -> model.bundle(kind, name));
  }

  private static ObjectNode head(String id) {
    return JsonNodes.object()
        .put("uuid", ConfigUuids.uuid(id))
        .put("langcode", "en")
        .put("status", true);
  }

  public Optional<ObjectNode> formDisplay(String type, String name) {
    return bundle(type, name).map(this::formDisplay);
  }

  private ObjectNode formDisplay(Bundle bundle) {
    String id = bundle.kind().type() + "." + bundle.name() + ".default";
    ObjectNode display = head("entity_form_display." + id);
    ObjectNode dependencies = display.putObject("dependencies");
    ArrayNode config = dependencies.putArray("config");
    bundle.fields().forEach(f -> config.add("field.field." + id.replace("default", f.name())));
    config.add(typeConfig(bundle));
    dependencies.putArray("module").add("path").add("text");
    display
        .put("id", id)
        .put("targetEntityType", bundle.kind().type())
        .put("bundle", bundle.name());
    ObjectNode content = display.put("mode", "default").putObject("content");
    int weight = 121;
    for (FieldSpec field : bundle.fields()) {
      widget(content.putObject(field.name()), field, weight++);
    }
    display.putArray("hidden");
    return display;
  }

  private static String typeConfig(Bundle bundle) {
    return bundle
            .kind()
            .bundleType()
            .replace("_type", ".type")
            .replace("taxonomy_", "taxonomy.")
            .replace("paragraphs.type", "paragraphs.paragraphs_type")
        + "."
        + bundle.name();
  }

  private static void widget(ObjectNode widget, FieldSpec field, int weight) {
    String type =
        switch (FieldFamily.of(field)) {
          case REFERENCE -> "entity_reference_autocomplete";
          case LONG_TEXT -> "text_textarea";
          case INTEGER, DECIMAL -> "number";
          case BOOLEAN -> "boolean_checkbox";
          case LINK -> "link_default";
          default -> "string_textfield";
        };
    widget.put("type", type).put("weight", weight).put("region", "content");
    widget.putObject("settings").put("placeholder", "");
    widget.putArray("third_party_settings");
  }

  public Optional<ObjectNode> field(String type, String bundleName, String name) {
    return bundle(type, bundleName).flatMap(b -> b.field(name).map(f -> field(b, f)));
  }

  private static ObjectNode field(Bundle bundle, FieldSpec field) {
    String type = bundle.kind().type();
    String id = type + "." + bundle.name() + "." + field.name();
    ObjectNode config = head("field_config." + id);
    dependencies(config.putObject("dependencies"), bundle, field);
    config.put("id", id).put("field_name", field.name()).put("entity_type", type);
    config.put("bundle", bundle.name()).put("label", field.label()).put("description", "");
    config.put("required", field.isRequired()).put("translatable", field.isTranslatable());
    config.putArray("default_value");
    config.put("default_value_callback", "");
    config.set("settings", FieldSettings.of(field));
    return config.put("field_type", field.type());
  }

  private static void dependencies(ObjectNode dependencies, Bundle bundle, FieldSpec field) {
    Set<String> config = new TreeSet<>();
    config.add("field.storage." + bundle.kind().type() + "." + field.name());
    config.add(typeConfig(bundle));
    String prefix =
        "taxonomy_term".equals(field.targetType())
            ? "taxonomy.vocabulary."
            : "media".equals(field.targetType()) ? "media.type." : "";
    if (!prefix.isEmpty()) {
      field.targetBundles().forEach(target -> config.add(prefix + target));
    }
    config.forEach(dependencies.putArray("config")::add);
    List<String> modules = module(field).equals("core") ? List.of() : List.of(module(field));
    if (!modules.isEmpty()) {
      modules.forEach(dependencies.putArray("module")::add);
    }
  }

  private static String module(FieldSpec field) {
    if (TEXT_TYPES.contains(field.type())) {
      return "text";
    }
    return switch (field.type()) {
      case "link", "geolocation", "file", "image", "entity_reference_revisions" -> field.type();
      case "media_track" -> "islandora";
      default -> ACCESS_TERM_TYPES.contains(field.type()) ? "controlled_access_terms" : "core";
    };
  }

  public Optional<ObjectNode> storage(String type, String name) {
    return DrupalEntityType.of(type).stream()
        .flatMap(kind -> model.bundles(kind).stream())
        .flatMap(bundle -> bundle.field(name).stream())
        .findFirst()
        .map(field -> storage(type, field));
  }

  private static ObjectNode storage(String type, FieldSpec field) {
    String id = type + "." + field.name();
    ObjectNode config = head("field_storage_config." + id);
    modules(type, field).forEach(config.putObject("dependencies").putArray("module")::add);
    config.put("id", id).put("field_name", field.name()).put("entity_type", type);
    config.put("type", field.type()).set("settings", FieldSettings.ofStorage(field));
    config.put("module", module(field)).put("locked", false);
    config.put("cardinality", field.cardinality()).put("translatable", true);
    if (FieldFamily.of(field) == FieldFamily.INTEGER) {
      config.putObject("indexes").putArray("value").add("value");
    } else {
      config.putArray("indexes");
    }
    return config.put("persist_with_no_fields", false).put("custom_storage", false);
  }

  private static Set<String> modules(String type, FieldSpec field) {
    String target = field.targetType() == null ? "" : field.targetType();
    return Stream.of(type, module(field), target)
        .map(module -> module.replace("taxonomy_term", "taxonomy"))
        .filter(module -> !module.isEmpty() && !module.equals("core"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static ObjectNode mediaType(Bundle bundle) {
    ObjectNode type = head("media_type." + bundle.name());
    type.putArray("dependencies");
    type.put("id", bundle.name()).put("label", bundle.label()).put("description", "");
    type.put("source", source(bundle)).put("queue_thumbnail_downloads", false);
    type.put("new_revision", true);
    type.putObject("source_configuration").put("source_field", bundle.sourceField());
    ObjectNode map = type.putObject("field_map").put("name", "name");
    map.put("mimetype", "field_mime_type").put("filesize", "field_file_size");
    if (bundle.field("field_width").isPresent()) {
      map.put("width", "field_width").put("height", "field_height");
    }
    return type;
  }

  private static String source(Bundle bundle) {
    String type = bundle.field(bundle.sourceField()).map(FieldSpec::type).orElse("file");
    return switch (type) {
      case "string" -> "oembed:video";
      case "image" -> "image";
      default ->
          bundle.name().equals("audio") || bundle.name().equals("video")
              ? bundle.name() + "_file"
              : "file";
    };
  }

  private static ObjectNode nodeType(Bundle bundle) {
    ObjectNode type = head("node_type." + bundle.name());
    type.putArray("dependencies");
    type.put("name", bundle.label()).put("type", bundle.name()).put("description", "");
    type.putNull("help");
    return type.put("new_revision", true).put("preview_mode", 1).put("display_submitted", false);
  }

  private static ObjectNode vocabulary(Bundle bundle) {
    ObjectNode vocabulary = head("taxonomy_vocabulary." + bundle.name());
    vocabulary.putArray("dependencies");
    vocabulary.put("name", bundle.label()).put("vid", bundle.name()).put("description", "");
    return vocabulary.put("weight", 0).put("new_revision", true);
  }

  private static ObjectNode language(String code, String label) {
    ObjectNode language = head("configurable_language." + code);
    language.putArray("dependencies");
    language.put("id", code).put("label", label).put("direction", "ltr");
    return language.put("weight", 0).put("locked", !code.equals("en"));
  }
}
