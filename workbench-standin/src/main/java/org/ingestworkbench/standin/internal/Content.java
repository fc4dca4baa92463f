package org.ingestworkbench.standin.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What the site holds: in memory for reading, in a {@link ContentLog} before a change is confirmed.
 * One lock makes the uniqueness of a uuid per entity type atomic, as the database's index does.
 */
public final class Content implements AutoCloseable {
  private final Map<Kind, Table> tables = new EnumMap<>(Kind.class);
  private final ContentLog log;

  private Content(Path directory) throws IOException {
    for (Kind kind : Kind.values()) {
      tables.put(kind, new Table(Content::keys));
    }
    log = ContentLog.open(directory.resolve("content.log"), this::replay);
  }

  /** Opens the content of a directory; a directory without any is a new site. */
  public static Content open(Path directory) throws IOException {
    return new Content(directory);
  }

  private static List<String> keys(Stored entity) {
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
      }
      case MEDIA ->
          entity
              .items("field_media_of")
              .forEach(item -> keys.add("media of " + item.path("target_id").asLong()));
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
      Kind kind = Kind.named(change.get("put").asText());
      table(kind).put(stored(kind, change));
    } else if (change.has("drop")) {
      table(Kind.named(change.get("drop").asText())).remove(change.get("id").asLong());
    } else {
      table(Kind.named(change.get("used").asText())).used(change.get("id").asLong());
    }
  }

  private static Stored stored(Kind kind, JsonNode change) {
    return new Stored(
        kind,
        change.get("id").asLong(),
        change.get("revision").asLong(),
        change.get("uuid").asText(),
        change.get("bundle").asText(),
        (ObjectNode) change.get("fields"));
  }

  private Table table(Kind kind) {
    return java.util.Objects.requireNonNull(tables.get(kind));
  }

  /**
   * Stores a new entity. A uuid that the type has already uses an id up all the same, as a refused
   * insert does.
   *
   * @throws DuplicateUuid if an entity of the type has the uuid
   */
  synchronized Stored create(Kind kind, String bundle, String uuid, ObjectNode fields) {
    Table table = table(kind);
    long id = table.nextId();
    if (table.hasUuid(uuid)) {
      log.used(kind, id);
      throw new DuplicateUuid(kind, uuid);
    }
    Stored entity = new Stored(kind, id, table.nextRevision(), uuid, bundle, fields);
    log.put(entity);
    table.put(entity);
    return entity;
  }

  /**
   * Changes an entity that is there, as a new revision if its type has them; empty if it is gone.
   */
  synchronized Optional<Stored> change(Kind kind, long id, UnaryOperator<ObjectNode> change) {
    return table(kind).find(id).map(before -> changed(before, change));
  }

  private Stored changed(Stored before, UnaryOperator<ObjectNode> change) {
    long revision =
        before.kind().hasRevisions() ? table(before.kind()).nextRevision() : before.revision();
    Stored after = before.withFields(revision, change.apply(before.fields().deepCopy()));
    log.put(after);
    table(before.kind()).put(after);
    return after;
  }

  /**
   * Deletes an entity and, as Drupal does, the aliases of its path that are in its language. Says
   * whether it was there.
   */
  public synchronized boolean delete(Kind kind, long id) {
    Optional<Stored> entity = table(kind).find(id);
    entity.ifPresent(this::drop);
    return entity.isPresent();
  }

  private void drop(Stored entity) {
    log.drop(entity);
    table(entity.kind()).remove(entity.id());
    if (entity.kind() != Kind.ALIAS) {
      aliasesOf(entity.path()).stream()
          .filter(alias -> alias.text("langcode").equals(entity.text("langcode")))
          .forEach(this::drop);
    }
  }

  synchronized Optional<Stored> find(Kind kind, long id) {
    return table(kind).find(id);
  }

  synchronized Optional<Stored> find(Kind kind, String uuid) {
    return table(kind).findUuid(uuid);
  }

  /** All entities of a type by id. */
  public synchronized List<Stored> all(Kind kind) {
    return table(kind).all().toList();
  }

  /** The newest entities of a type, newest first. */
  public synchronized List<Stored> newest(Kind kind, int limit) {
    return table(kind).newest().limit(limit).toList();
  }

  public synchronized int count(Kind kind) {
    return table(kind).count();
  }

  synchronized List<Stored> terms(String vocabulary, String name) {
    return table(Kind.TERM).findKey(termKey(vocabulary, name));
  }

  synchronized List<Stored> termsWithUri(String uri) {
    return table(Kind.TERM).findKey("uri " + uri);
  }

  synchronized List<Stored> termsWithAuthority(String uri) {
    return table(Kind.TERM).findKey("authority " + uri);
  }

  synchronized List<Stored> mediaOf(long node) {
    return table(Kind.MEDIA).findKey("media of " + node);
  }

  /** The alias that stands for a path, the newest if there are several. */
  synchronized Optional<Stored> alias(String alias) {
    List<Stored> hits = table(Kind.ALIAS).findKey("alias " + alias);
    return hits.isEmpty() ? Optional.empty() : Optional.of(hits.get(hits.size() - 1));
  }

  synchronized List<Stored> aliasesOf(String path) {
    return table(Kind.ALIAS).findKey("alias of " + path);
  }

  @Override
  public synchronized void close() throws IOException {
    log.close();
  }
}
