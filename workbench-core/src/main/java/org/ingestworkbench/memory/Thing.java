package org.ingestworkbench.memory;

import java.util.Locale;
import java.util.UUID;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.repository.Creation;
import org.jspecify.annotations.Nullable;

/**
 * An object that was made.
 *
 * @param belongsTo the ID of the node it is a member, a medium or an alias of, or of the term it is
 *     below; null for none
 * @param creation as it was asked for
 */
public record Thing(
    EntityType type,
    String id,
    UUID uuid,
    String name,
    @Nullable String belongsTo,
    Creation creation) {

  Thing under(String node) {
    return new Thing(type, id, uuid, name, node, creation);
  }

  @Override
  public String toString() {
    var place = belongsTo == null ? "" : " of node " + belongsTo;
    return type.name().toLowerCase(Locale.ROOT) + " " + id + " \"" + name + "\"" + place;
  }
}
