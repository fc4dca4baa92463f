package org.ingestworkbench.model;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Points at an object of the repository by its id, its uuid or both; never by neither. A repository
 * that has no ids of its own calls an object by its uuid's text: an id that is a uuid's text is
 * taken for the uuid too where that is not given.
 *
 * @param id the repository's own id; null when only the uuid is known
 * @param uuid null when only the id is known
 */
public record EntityRef(EntityType type, @Nullable String id, @Nullable UUID uuid) {

  private static final Pattern UUID_TEXT =
      Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  public EntityRef {
    if (id == null && uuid == null) {
      throw new IllegalArgumentException("A reference needs an id or a uuid.");
    } else if (uuid == null && UUID_TEXT.matcher(id).matches()) {
      uuid = UUID.fromString(id);
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
