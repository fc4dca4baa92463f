package org.ingestworkbench.repository;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.EntityType;
import org.jspecify.annotations.Nullable;

/**
 * The repository's word that an object is there.
 *
 * @param id the repository's own id, or the uuid's text where it has none; null when the object was
 *     found by its uuid and the repository does not tell its id
 * @param uuid as the repository gave it back; the engine stops the job when it is not the one sent
 * @param changed when the object was last changed, by the repository's clock, to the millisecond:
 *     what is finer is dropped, as stores keep no more; null when not told
 * @param files IDs of the files that were uploaded for it, in order; empty when adopted, and where
 *     files are no objects of their own
 * @param nodeId the ID of the node that the object refers to, when the answer names it; else null
 */
public record Confirmation(
    @Nullable String id,
    UUID uuid,
    @Nullable Instant changed,
    List<String> files,
    @Nullable String nodeId) {

  public Confirmation {
    changed = toTheMillisecond(changed);
    files = List.copyOf(files);
  }

  /** What stores keep of a time, so that times can be compared: the same one is equal. */
  static @Nullable Instant toTheMillisecond(@Nullable Instant time) {
    return time == null ? null : time.truncatedTo(ChronoUnit.MILLIS);
  }

  /** An object of a repository that has no ids beside the uuid. */
  public static Confirmation of(UUID uuid, @Nullable Instant changed) {
    return new Confirmation(uuid.toString(), uuid, changed, List.of(), null);
  }

  /** An object of which only the id and the uuid are known. */
  public static Confirmation of(@Nullable String id, UUID uuid) {
    return new Confirmation(id, uuid, null, List.of(), null);
  }

  /** The node that is there, when it is one. */
  public EntityRef node() {
    return object(EntityType.NODE);
  }

  /** The object that is there, when it is of this type. */
  public EntityRef object(EntityType type) {
    return new EntityRef(type, id, uuid);
  }
}
