package org.ingestworkbench.standin.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.ingestworkbench.standin.FieldSpec;

/**
 * An entity as core REST answers it: every field of its bundle, those without a value as an empty
 * list.
 */
final class Serializer {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx").withZone(ZoneOffset.UTC);

  private final ContentModel model;
  private final Content content;
  private final Lookup lookup;
  private final URI site;

  Serializer(ContentModel model, Content content, Lookup lookup, URI site) {
    this.model = model;
    this.content = content;
    this.lookup = lookup;
    this.site = site;
  }

  ObjectNode full(Stored entity, Account reader) {
    ObjectNode json = Json.object();
    Bundle bundle = bundle(entity);
    for (FieldSpec field : model.fields(bundle)) {
      boolean hidden =
          model.baseField(entity.kind(), field.name()).map(BaseField::hidden).orElse(false);
      if (!hidden || reader.mayCreate()) {
        json.set(field.name(), field(entity, bundle, field));
      }
    }
    return json;
  }

  /**
   * As {@link #full}, for the answer that confirms a new entity: its description was not yet read
   * from the database.
   */
  ObjectNode made(Stored entity, Account reader) {
    ObjectNode json = full(entity, reader);
    if (entity.kind() == Kind.TERM && entity.items("description").isEmpty()) {
      json.putArray("description");
    }
    return json;
  }

  Bundle bundle(Stored entity) {
    return model
        .bundle(entity.kind(), entity.bundle())
        .orElseGet(() -> new Bundle(entity.kind(), entity.bundle(), entity.bundle(), ""));
  }

  private ArrayNode field(Stored entity, Bundle bundle, FieldSpec field) {
    return switch (field.type()) {
      case "serial" -> Json.value(entity.id());
      case "revision" -> Json.value(entity.revision());
      case "uuid" -> Json.value(entity.uuid());
      case "bundle" -> bundleItem(bundle);
      case "path" -> path(entity);
      case "file_uri" -> fileUri(entity);
      default -> items(entity, field);
    };
  }

  private ArrayNode items(Stored entity, FieldSpec field) {
    ArrayNode items = Json.array();
    entity.items(field.name()).forEach(item -> items.add(item(field, item)));
    if (items.isEmpty() && entity.kind() == Kind.TERM) {
      addUnset(field.name(), items);
    }
    return items;
  }

  /** Two fields of a term have an item even if they were never set. */
  private static void addUnset(String field, ArrayNode items) {
    switch (field) {
      case "parent" -> items.addObject().putNull("target_id");
      case "description" ->
          items.addObject().putNull("value").putNull("format").put("processed", "");
      default -> {
        // all others have none
      }
    }
  }

  private static ArrayNode bundleItem(Bundle bundle) {
    ArrayNode items = Json.array();
    items
        .addObject()
        .put("target_id", bundle.name())
        .put("target_type", bundle.kind().bundleType())
        .put("target_uuid", ConfigIds.bundle(bundle));
    return items;
  }

  ArrayNode path(Stored entity) {
    Optional<Stored> alias = content.aliasesOf(entity.path()).stream().reduce((a, b) -> b);
    ArrayNode items = Json.array();
    ObjectNode item = items.addObject();
    item.put("alias", alias.map(a -> a.text("alias")).orElse(null));
    item.put("pid", alias.map(Stored::id).orElse(null));
    item.put("langcode", alias.map(a -> a.text("langcode")).orElse("en"));
    return items;
  }

  ArrayNode fileUri(Stored file) {
    ArrayNode items = Json.array();
    items
        .addObject()
        .put("value", "public://" + file.text("uri"))
        .put("url", FileStore.address(file.text("uri")));
    return items;
  }

  /** One item as it is told; also what JSON:API makes its attributes of. */
  ObjectNode item(FieldSpec field, JsonNode stored) {
    ObjectNode item = stored.deepCopy();
    return switch (Family.of(field)) {
      case REFERENCE -> reference(field, item);
      case TIME -> item.put("value", time(stored)).put("format", "Y-m-d\\TH:i:sP");
      case LONG_TEXT -> longText(item);
      case LINK -> link(item);
      case GEOLOCATION ->
          item.put("value", item.path("lat").asText() + ", " + item.path("lng").asText());
      default -> item;
    };
  }

  static String time(JsonNode item) {
    return TIME.format(Instant.ofEpochSecond(item.path("value").asLong()));
  }

  private static ObjectNode longText(ObjectNode item) {
    String text = item.path("value").asText("");
    item.put("format", item.path("format").isTextual() ? item.get("format").asText() : null);
    return item.put(
        "processed",
        item.path("value").isNull() ? "" : "<p>" + text.replace("&", "&amp;") + "</p>\n");
  }

  private static ObjectNode link(ObjectNode item) {
    if (!item.has("title")) {
      item.put("title", "");
    }
    item.putArray("options");
    return item;
  }

  private ObjectNode reference(FieldSpec field, ObjectNode item) {
    Family.extras(field).stream()
        .filter(extra -> !item.has(extra))
        .forEach(extra -> usual(item, extra));
    String type = field.targetType() == null ? "" : field.targetType();
    Optional<Lookup.Target> target = lookup.find(type, item.path("target_id").asLong());
    item.put("target_type", type);
    target.ifPresent(found -> item.put("target_uuid", found.uuid()).put("url", url(type, found)));
    return item;
  }

  private static void usual(ObjectNode item, String extra) {
    switch (extra) {
      case "display" -> item.put(extra, true);
      case "description" -> item.put(extra, "");
      case "default" -> item.put(extra, false);
      default -> item.putNull(extra);
    }
  }

  private String url(String type, Lookup.Target target) {
    if (type.equals("file")) {
      return content
          .find(Kind.FILE, target.id())
          .map(file -> site + FileStore.address(file.text("uri")))
          .orElse("");
    }
    return content.aliasesOf(target.path()).stream()
        .reduce((a, b) -> b)
        .map(alias -> alias.text("alias"))
        .orElse(target.path());
  }
}
