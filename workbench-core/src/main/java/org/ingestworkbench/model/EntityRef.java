package org.ingestworkbench.model;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Points at an object of the repository by its id, its uuid or both; never by neither.
 *
 * @param id the repository's own id (a node ID is digits); null when only the uuid is known
 * @param uuid null when only the id is known
 */
public record EntityRef(EntityType type, @Nullable String id, @Nullable UUID uuid) {

  public EntityRef {
    if (id == null && uuid == null) {
      throw new IllegalArgumentException("A reference needs an id or a uuid.");
    }
  }

  public static EntityRef node(String id) {
    return new EntityRef(EntityType.NODE, id, null);
  }

  public static EntityRef node(@Nullable String id, UUID uuid) {
    return new EntityRef(EntityType.NODE, id, uuid);
  }

  @Override
  public String toString() {
    return type.name().toLowerCase(java.util.Locale.ROOT) + " " + (id != null ? id : uuid);
  }
}
