package org.ingestworkbench.standin.internal;

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
final class Table {
  private final Function<Stored, List<String>> keys;
  private final TreeMap<Long, Packed> byId = new TreeMap<>();
  private final Map<String, Long> byUuid = new HashMap<>();
  private final Map<String, Set<Long>> byKey = new HashMap<>();
  private long lastId;
  private long lastRevision;

  /** Keys under which an entity is found besides its id and uuid. */
  Table(Function<Stored, List<String>> keys) {
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

  void put(Stored entity) {
    Packed before = byId.put(entity.id(), Packed.of(entity));
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
    Packed gone = byId.remove(id);
    if (gone == null) {
      return false;
    }
    unlink(gone.unpack());
    return true;
  }

  private void unlink(Stored entity) {
    byUuid.remove(entity.uuid());
    for (String key : keys.apply(entity)) {
      Set<Long> ids = byKey.getOrDefault(key, Set.of());
      ids.remove(entity.id());
      if (ids.isEmpty()) {
        byKey.remove(key);
      }
    }
  }

  Optional<Stored> find(long id) {
    return Optional.ofNullable(byId.get(id)).map(Packed::unpack);
  }

  Optional<Stored> findUuid(String uuid) {
    return Optional.ofNullable(byUuid.get(uuid)).flatMap(this::find);
  }

  List<Stored> findKey(String key) {
    return byKey.getOrDefault(key, Set.of()).stream().flatMap(id -> find(id).stream()).toList();
  }

  /** The newest first. */
  Stream<Stored> newest() {
    return byId.descendingMap().values().stream().map(Packed::unpack);
  }

  Stream<Stored> all() {
    return byId.values().stream().map(Packed::unpack);
  }

  int count() {
    return byId.size();
  }
}
