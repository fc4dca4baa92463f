package org.ingestworkbench.standin.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.ingestworkbench.standin.http.JsonNodes;
import org.ingestworkbench.standin.model.DrupalEntityType;

/**
 * What the site holds: in memory for reading, in a {@link ContentLog} before a change is confirmed.
 * One lock makes the uniqueness of a uuid per entity type atomic, as the database's index does.
 */
public final class Content implements AutoCloseable {
  private final Map<DrupalEntityType, EntityTable> tables = new EnumMap<>(DrupalEntityType.class);
  private final ContentLog log;

  private Content(Path directory) throws IOException {
    for (DrupalEntityType kind : DrupalEntityType.values()) {
      tables.put(kind, new EntityTable(Content::keys));
    }
    log = ContentLog.open(directory.resolve("content.log"), this::replay);
  }

  /** Opens the content of a directory; a directory without any is a new site. */
  public static Content open(Path directory) throws IOException {
    return new Content(directory);
  }

  private static List<String> keys(StoredEntity entity) {
    List<String> keys = new ArrayList<>();
    switch (entity.kind()) {
      case TERM -> {
        keys.add(termKey(entity.bundle(), entity.label()));
        entity
            .items("field_external_uri")
            .forEach(item -> keys.add("uri " + item.path("uri").asText()));
        entity
            .items("field_authority_link")
            .forEach(item -> keys.add("authority " + item.path("uri").asText()));
        entity
            .items("parent")
            .forEach(item -> keys.add("child of " + item.path("target_id").asLong()));
      }
      case MEDIA ->
          entity
              .items("field_media_of")
              .forEach(item -> keys.add("media of " + item.path("target_id").asLong()));
      case NODE ->
          entity
              .items("field_member_of")
              .forEach(item -> keys.add("members of " + item.path("target_id").asLong()));
      case ALIAS -> {
        keys.add("alias " + entity.text("alias"));
        keys.add("alias of " + entity.text("path"));
      }
      default -> {
        // found by id and uuid alone
      }
    }
    return keys;
  }

  private static String termKey(String vocabulary, String name) {
    return "term " + vocabulary + " " + name.strip().toLowerCase(Locale.ROOT);
  }

  private void replay(JsonNode change) {
    if (change.has("put")) {
      DrupalEntityType kind = DrupalEntityType.named(change.get("put").asText());
      table(kind).put(stored(kind, change));
    } else if (change.has("drop")) {
      table(DrupalEntityType.named(change.get("drop").asText())).remove(change.get("id").asLong());
    } else {
      table(DrupalEntityType.named(change.get("used").asText())).used(change.get("id").asLong());
    }
  }

  private static StoredEntity stored(DrupalEntityType kind, JsonNode change) {
    return new StoredEntity(
        kind,
        change.get("id").asLong(),
        change.get("revision").asLong(),
        change.get("uuid").asText(),
        change.get("bundle").asText(),
        (ObjectNode) change.get("fields"));
  }

  private EntityTable table(DrupalEntityType kind) {
    return java.util.Objects.requireNonNull(tables.get(kind));
  }

  /**
   * Stores a new entity. A uuid that the type has already uses an id up all the same, as a refused
   * insert does.
   *
   * @throws DuplicateUuid if an entity of the type has the uuid
   */
  public synchronized StoredEntity create(
      DrupalEntityType kind, String bundle, String uuid, ObjectNode fields) {
    EntityTable table = table(kind);
    long id = table.nextId();
    if (table.hasUuid(uuid)) {
      log.used(kind, id);
      throw new DuplicateUuid(kind, uuid);
    }
    return put(new StoredEntity(kind, id, table.nextRevision(), uuid, bundle, fields));
  }

  /**
   * Changes an entity that is there, as a new revision if its type makes them; empty if it is gone.
   */
  public synchronized Optional<StoredEntity> change(
      DrupalEntityType kind, long id, UnaryOperator<ObjectNode> change) {
    return table(kind).find(id).map(before -> changed(before, change));
  }

  private StoredEntity changed(StoredEntity before, UnaryOperator<ObjectNode> change) {
    long revision =
        before.kind().isRevised() ? table(before.kind()).nextRevision() : before.revision();
    return put(before.withFields(revision, change.apply(before.fields().deepCopy())));
  }

  private StoredEntity put(StoredEntity entity) {
    log.put(entity);
    table(entity.kind()).put(entity);
    return entity;
  }

  /**
   * Deletes an entity and, as Drupal does, the aliases of its path that are in its language, and
   * the terms that have no parent but this term. Says whether it was there.
   */
  public synchronized boolean delete(DrupalEntityType kind, long id) {
    Optional<StoredEntity> entity = table(kind).find(id);
    entity.ifPresent(this::drop);
    return entity.isPresent();
  }

  private void drop(StoredEntity entity) {
    log.drop(entity);
    table(entity.kind()).remove(entity.id());
    if (entity.kind() != DrupalEntityType.ALIAS) {
      aliasesOf(entity.path()).stream()
          .filter(alias -> alias.text("langcode").equals(entity.text("langcode")))
          .forEach(this::drop);
    }
    if (entity.kind() == DrupalEntityType.TERM) {
      table(DrupalEntityType.TERM)
          .findKey("child of " + entity.id())
          .forEach(child -> dropParent(child, entity.id()));
    }
  }

  private void dropParent(StoredEntity term, long parent) {
    ArrayNode parents = JsonNodes.array();
    for (JsonNode item : term.items("parent")) {
      if (item.path("target_id").asLong() != parent) {
        parents.add(item);
      }
    }
    if (parents.isEmpty()) {
      drop(term);
    } else {
      ObjectNode fields = term.fields().deepCopy();
      fields.set("parent", parents);
      put(term.withFields(term.revision(), fields));
    }
  }

  public synchronized Optional<StoredEntity> find(DrupalEntityType kind, long id) {
    return table(kind).find(id);
  }

  public synchronized Optional<StoredEntity> find(DrupalEntityType kind, String uuid) {
    return table(kind).findUuid(uuid);
  }

  /** All entities of a type by id. */
  public synchronized List<StoredEntity> all(DrupalEntityType kind) {
    return table(kind).all().toList();
  }

  /** The newest entities of a type, newest first. */
  public synchronized List<StoredEntity> newest(DrupalEntityType kind, int limit) {
    return table(kind).newest().limit(limit).toList();
  }

  public synchronized int count(DrupalEntityType kind) {
    return table(kind).count();
  }

  public synchronized List<StoredEntity> terms(String vocabulary, String name) {
    return table(DrupalEntityType.TERM).findKey(termKey(vocabulary, name));
  }

  /** All terms of a vocabulary by id. */
  public synchronized List<StoredEntity> terms(String vocabulary) {
    return table(DrupalEntityType.TERM)
        .all()
        .filter(term -> term.bundle().equals(vocabulary))
        .toList();
  }

  public synchronized List<StoredEntity> termsWithUri(String uri) {
    return table(DrupalEntityType.TERM).findKey("uri " + uri);
  }

  public synchronized List<StoredEntity> termsWithAuthority(String uri) {
    return table(DrupalEntityType.TERM).findKey("authority " + uri);
  }

  public synchronized List<StoredEntity> mediaOf(long node) {
    return table(DrupalEntityType.MEDIA).findKey("media of " + node);
  }

  /** The children of a node in the order of their weights, those without one first. */
  public synchronized List<StoredEntity> membersOf(long node) {
    return table(DrupalEntityType.NODE).findKey("members of " + node).stream()
        .sorted(Comparator.comparingLong(child -> child.first("field_weight", "value").asLong()))
        .toList();
  }

  /** All aliases of a name, of all languages. */
  public synchronized List<StoredEntity> aliases(String alias) {
    return table(DrupalEntityType.ALIAS).findKey("alias " + alias);
  }

  /** The alias that stands for a path, the newest if there are several. */
  public synchronized Optional<StoredEntity> alias(String alias) {
    List<StoredEntity> hits = aliases(alias);
    return hits.isEmpty() ? Optional.empty() : Optional.of(hits.get(hits.size() - 1));
  }

  public synchronized List<StoredEntity> aliasesOf(String path) {
    return table(DrupalEntityType.ALIAS).findKey("alias of " + path);
  }

  @Override
  public synchronized void close() throws IOException {
    log.close();
  }
}
