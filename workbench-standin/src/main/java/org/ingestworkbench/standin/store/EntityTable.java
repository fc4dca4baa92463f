package org.ingestworkbench.standin.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The entities of one type with their counters and indexes. Guarded by the lock of {@link Content}.
 */
final class EntityTable {
  private final Function<StoredEntity, List<String>> keys;
  private final TreeMap<Long, PackedEntity> byId = new TreeMap<>();
  private final Map<String, Long> byUuid = new HashMap<>();
  private final Map<String, Set<Long>> byKey = new HashMap<>();
  private long lastId;
  private long lastRevision;

  /** Keys under which an entity is found besides its id and uuid. */
  EntityTable(Function<StoredEntity, List<String>> keys) {
    this.keys = keys;
  }

  long nextId() {
    return ++lastId;
  }

  long nextRevision() {
    return ++lastRevision;
  }

  void used(long id) {
    lastId = Math.max(lastId, id);
  }

  boolean hasUuid(String uuid) {
    return byUuid.containsKey(uuid);
  }

  void put(StoredEntity entity) {
    PackedEntity before = byId.put(entity.id(), PackedEntity.of(entity));
    if (before != null) {
      unlink(before.unpack());
    }
    byUuid.put(entity.uuid(), entity.id());
    keys.apply(entity)
        .forEach(key -> byKey.computeIfAbsent(key, k -> new TreeSet<>()).add(entity.id()));
    used(entity.id());
    lastRevision = Math.max(lastRevision, entity.revision());
  }

  boolean remove(long id) {
    PackedEntity gone = byId.remove(id);
    if (gone == null) {
      return false;
    }
    unlink(gone.unpack());
    return true;
  }

  private void unlink(StoredEntity entity) {
    byUuid.remove(entity.uuid());
    for (String key : keys.apply(entity)) {
      Set<Long> ids = byKey.getOrDefault(key, Set.of());
      ids.remove(entity.id());
      if (ids.isEmpty()) {
        byKey.remove(key);
      }
    }
  }

  Optional<StoredEntity> find(long id) {
    return Optional.ofNullable(byId.get(id)).map(PackedEntity::unpack);
  }

  Optional<StoredEntity> findUuid(String uuid) {
    return Optional.ofNullable(byUuid.get(uuid)).flatMap(this::find);
  }

  List<StoredEntity> findKey(String key) {
    return byKey.getOrDefault(key, Set.of()).stream().flatMap(id -> find(id).stream()).toList();
  }

  /** The newest first. */
  Stream<StoredEntity> newest() {
    return byId.descendingMap().values().stream().map(PackedEntity::unpack);
  }

  Stream<StoredEntity> all() {
    return byId.values().stream().map(PackedEntity::unpack);
  }

  int count() {
    return byId.size();
  }
}
