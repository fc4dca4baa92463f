package org.ingestworkbench.memory;

import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.EntityType;
import org.jspecify.annotations.Nullable;

/**
 * What is there, in the order in which it was made, and which IDs are used up. Every change takes a
 * second; there is no other time here. Guarded by the monitor of the repository it belongs to.
 */
final class Things {
  private final Map<UUID, Thing> all = new LinkedHashMap<>();
  private final Map<UUID, Instant> created = new HashMap<>();
  private final Map<UUID, Instant> changed = new HashMap<>();
  private final Map<EntityType, Integer> ids = new EnumMap<>(EntityType.class);
  private int seconds;

  String nextId(EntityType type) {
    return Integer.toString(ids.merge(type, 1, Integer::sum));
  }

  /** Adds an object, or puts it in the place of the one that it was. */
  void put(Thing thing) {
    all.put(thing.uuid(), thing);
  }

  void change(UUID uuid) {
    seconds++;
    changed.put(uuid, now());
  }

  /** An object is made. */
  void create(UUID uuid) {
    change(uuid);
    created.put(uuid, now());
  }

  @Nullable Instant created(Thing thing) {
    return created.get(thing.uuid());
  }

  Instant now() {
    return Instant.EPOCH.plusSeconds(seconds);
  }

  @Nullable Instant changed(Thing thing) {
    return changed.get(thing.uuid());
  }

  Optional<Thing> find(UUID uuid) {
    return Optional.ofNullable(all.get(uuid));
  }

  Optional<Thing> find(EntityRef ref) {
    return all(ref.type()).filter(thing -> isMeant(thing, ref)).findFirst();
  }

  private static boolean isMeant(Thing thing, EntityRef ref) {
    return ref.id() != null ? ref.id().equals(thing.id()) : thing.uuid().equals(ref.uuid());
  }

  List<Thing> all() {
    return List.copyOf(all.values());
  }

  Stream<Thing> all(EntityType type) {
    return all.values().stream().filter(thing -> thing.type() == type);
  }

  /** The ID of an object that may be gone; null when only its uuid was ever known. */
  @Nullable String id(EntityRef ref) {
    return find(ref).map(Thing::id).orElse(ref.id());
  }

  Stream<Thing> belongingTo(EntityRef node, EntityType type) {
    var id = id(node);
    return all(type).filter(thing -> id != null && id.equals(thing.belongsTo()));
  }

  /** Whether it was there; the terms below a term go with it. */
  boolean remove(EntityRef ref) {
    var thing = find(ref);
    thing.ifPresent(this::remove);
    return thing.isPresent();
  }

  private void remove(Thing thing) {
    all.remove(thing.uuid());
    if (thing.type() == EntityType.TERM) {
      all(EntityType.TERM)
          .filter(below -> thing.id().equals(below.belongsTo()))
          .toList()
          .forEach(this::remove);
    }
  }
}
