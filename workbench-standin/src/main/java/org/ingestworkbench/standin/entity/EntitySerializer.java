package org.ingestworkbench.standin.entity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ingestworkbench.standin.auth.Account;
import org.ingestworkbench.standin.field.FieldSpec;
import org.ingestworkbench.standin.http.JsonNodes;
import org.ingestworkbench.standin.model.BaseField;
import org.ingestworkbench.standin.model.Bundle;
import org.ingestworkbench.standin.model.ConfigUuids;
import org.ingestworkbench.standin.model.ContentModel;
import org.ingestworkbench.standin.model.DrupalEntityType;
import org.ingestworkbench.standin.model.FieldFamily;
import org.ingestworkbench.standin.store.Content;
import org.ingestworkbench.standin.store.FileStore;
import org.ingestworkbench.standin.store.StoredEntity;

/**
 * An entity as core REST answers it: every field of its bundle, those without a value as an empty
 * list.
 */
public final class EntitySerializer {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx").withZone(ZoneOffset.UTC);

  /** The decimals of the column of a decimal field. */
  private static final int SCALE = 2;

  /** Away from UTC, so that a client that compares dates as texts is found out. */
  private static final ZoneOffset SITE_ZONE = ZoneOffset.ofHours(-6);

  private final ContentModel model;
  private final Content content;
  private final ReferenceTargets lookup;
  private final URI site;

  public EntitySerializer(ContentModel model, Content content, ReferenceTargets lookup, URI site) {
    this.model = model;
    this.content = content;
    this.lookup = lookup;
    this.site = site;
  }

  public ObjectNode full(StoredEntity entity, Account reader) {
    ObjectNode json = JsonNodes.object();
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
  public ObjectNode made(StoredEntity entity, Account reader) {
    ObjectNode json = full(entity, reader);
    if (entity.kind() == DrupalEntityType.TERM && entity.items("description").isEmpty()) {
      json.putArray("description");
    }
    return json;
  }

  public Bundle bundle(StoredEntity entity) {
    return model
        .bundle(entity.kind(), entity.bundle())
        .orElseGet(() -> new Bundle(entity.kind(), entity.bundle(), entity.bundle(), ""));
  }

  private ArrayNode field(StoredEntity entity, Bundle bundle, FieldSpec field) {
    return switch (field.type()) {
      case "serial" -> JsonNodes.value(entity.id());
      case "revision" -> JsonNodes.value(entity.revision());
      case "uuid" -> JsonNodes.value(entity.uuid());
      case "bundle" -> bundleItem(bundle);
      case "behavior" -> JsonNodes.value(List.of());
      case "path" -> path(entity);
      case "file_uri" -> fileUri(entity);
      default -> items(entity, field);
    };
  }

  private ArrayNode items(StoredEntity entity, FieldSpec field) {
    ArrayNode items = JsonNodes.array();
    entity.items(field.name()).forEach(item -> items.add(item(field, item)));
    if (items.isEmpty() && entity.kind() == DrupalEntityType.TERM) {
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
    ArrayNode items = JsonNodes.array();
    items
        .addObject()
        .put("target_id", bundle.name())
        .put("target_type", bundle.kind().bundleType())
        .put("target_uuid", ConfigUuids.bundle(bundle));
    return items;
  }

  public ArrayNode path(StoredEntity entity) {
    Optional<StoredEntity> alias = content.aliasesOf(entity.path()).stream().reduce((a, b) -> b);
    ArrayNode items = JsonNodes.array();
    ObjectNode item = items.addObject();
    item.put("alias", alias.map(a -> a.text("alias")).orElse(null));
    item.put("pid", alias.map(StoredEntity::id).orElse(null));
    item.put("langcode", alias.map(a -> a.text("langcode")).orElse("en"));
    return items;
  }

  public ArrayNode fileUri(StoredEntity file) {
    ArrayNode items = JsonNodes.array();
    items
        .addObject()
        .put("value", "public://" + file.text("uri"))
        .put("url", FileStore.address(file.text("uri")));
    return items;
  }

  /** One item as it is told; also what JSON:API makes its attributes of. */
  public ObjectNode item(FieldSpec field, JsonNode stored) {
    ObjectNode item = stored.deepCopy();
    return switch (FieldFamily.of(field)) {
      case REFERENCE -> reference(field, item);
      case TIME -> item.put("value", time(stored)).put("format", "Y-m-d\\TH:i:sP");
      case LONG_TEXT -> longText(item);
      case LINK -> link(item);
      case GEOLOCATION -> geolocation(item);
      default -> value(field, item);
    };
  }

  private static ObjectNode geolocation(ObjectNode item) {
    Stream.of("lat", "lng")
        .filter(name -> item.path(name).asText().matches("[+-]?\\d+(\\.\\d+)?"))
        .forEach(name -> item.set(name, number(item.path(name).asText())));
    item.putArray("data");
    return item.put("value", item.path("lat").asText() + ", " + item.path("lng").asText());
  }

  /** Written as short as it is exact: 49.1 of 49.10, 5 of 5.0. */
  private static JsonNode number(String text) {
    BigDecimal number = new BigDecimal(text).stripTrailingZeros();
    return number.scale() > 0
        ? JsonNodes.tree(number.doubleValue())
        : JsonNodes.tree(number.longValue());
  }

  /** Decimals are told with their scale, and dates in the time zone of the site. */
  private static ObjectNode value(FieldSpec field, ObjectNode item) {
    return switch (field.type()) {
      case "decimal" ->
          item.put(
              "value",
              item.path("value").decimalValue().setScale(SCALE, RoundingMode.HALF_UP).toString());
      case "datetime" -> field.isDateOnly() ? item : item.put("value", local(item));
      default -> item;
    };
  }

  private static String local(JsonNode item) {
    return TIME.withZone(SITE_ZONE).format(Instant.parse(item.path("value").asText()));
  }

  public static String time(JsonNode item) {
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
      item.putNull("title");
    }
    item.putArray("options");
    return item;
  }

  private ObjectNode reference(FieldSpec field, ObjectNode item) {
    FieldFamily.extras(field).stream()
        .filter(extra -> !item.has(extra))
        .forEach(extra -> usual(item, extra));
    String type = field.targetType() == null ? "" : field.targetType();
    Optional<ReferenceTargets.Target> target =
        lookup
            .find(type, item.path("target_id").asLong())
            .filter(found -> isRevisionOf(found, item.path("target_revision_id")));
    target.ifPresent(found -> item.put("target_type", type).put("target_uuid", found.uuid()));
    if (!type.equals(DrupalEntityType.PARAGRAPH.type())) { // which has no page
      target.ifPresent(found -> item.put("url", url(type, found)));
    }
    return item;
  }

  /** A reference to a revision that its target has not is read as one to nothing. */
  private boolean isRevisionOf(ReferenceTargets.Target target, JsonNode revision) {
    return revision.isMissingNode()
        || content
            .find(DrupalEntityType.PARAGRAPH, target.id())
            .filter(paragraph -> paragraph.revision() == revision.asLong())
            .isPresent();
  }

  private static void usual(ObjectNode item, String extra) {
    switch (extra) {
      case "display" -> item.put(extra, true);
      case "description" -> item.put(extra, "");
      case "default" -> item.put(extra, false);
      default -> item.putNull(extra);
    }
  }

  private String url(String type, ReferenceTargets.Target target) {
    if (type.equals("file")) {
      return content
          .find(DrupalEntityType.FILE, target.id())
          .map(file -> site + FileStore.address(file.text("uri")))
          .orElse("");
    }
    return content.aliasesOf(target.path()).stream()
        .reduce((a, b) -> b)
        .map(alias -> alias.text("alias"))
        .orElse(target.path());
  }
}
