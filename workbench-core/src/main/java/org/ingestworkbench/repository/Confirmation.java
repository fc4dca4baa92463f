package org.ingestworkbench.repository;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The repository's word that an object is there.
 *
 * @param id the repository's own id; null when the object was found by its uuid alone and the
 *     repository does not tell more
 * @param uuid as the repository gave it back; the engine stops the job when it is not the one sent
 * @param changed when the object was last changed, by the repository's clock; null when not told
 * @param files IDs of the files that were uploaded for it, in order; empty when adopted
 * @param nodeId the ID of the node that the object refers to, when the answer names it; else null
 */
public record Confirmation(
    @Nullable String id,
    UUID uuid,
    @Nullable Instant changed,
    List<String> files,
    @Nullable String nodeId) {

  public Confirmation {
    files = List.copyOf(files);
  }

  /** An object of which only the id and the uuid are known. */
  public static Confirmation of(@Nullable String id, UUID uuid) {
    return new Confirmation(id, uuid, null, List.of(), null);
  }
}
