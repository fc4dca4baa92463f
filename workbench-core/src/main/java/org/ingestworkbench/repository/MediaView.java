package org.ingestworkbench.repository;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.EntityType;
import org.jspecify.annotations.Nullable;

/**
 * A medium of a node as the repository shows it now.
 *
 * @param id the repository's own id, or the uuid's text where it has none
 * @param bundle the media type
 * @param uses IDs of the terms that say what it is used for
 * @param files IDs of the files that it holds, its tracks among them, thumbnails not
 * @param changed when it was last changed, by the repository's clock, to the millisecond; null when
 *     not told
 * @param created when it was made, as {@code changed} says it of a medium that was not changed
 *     since; null when not told
 */
public record MediaView(
    String id,
    UUID uuid,
    String bundle,
    String name,
    List<String> uses,
    List<String> files,
    @Nullable Instant changed,
    @Nullable Instant created) {

  public MediaView {
    changed = Confirmation.toTheMillisecond(changed);
    created = Confirmation.toTheMillisecond(created);
    uses = List.copyOf(uses);
    files = List.copyOf(files);
  }

  /** A medium of which it is not told when it was made. */
  public MediaView(
      String id,
      UUID uuid,
      String bundle,
      String name,
      List<String> uses,
      List<String> files,
      @Nullable Instant changed) {
    this(id, uuid, bundle, name, uses, files, changed, null);
  }

  /** A medium of a repository that has no ids beside the uuid. */
  public MediaView(
      UUID uuid,
      String bundle,
      String name,
      List<String> uses,
      List<String> files,
      @Nullable Instant changed) {
    this(uuid.toString(), uuid, bundle, name, uses, files, changed);
  }

  /** Points at it by id and uuid. */
  public EntityRef ref() {
    return new EntityRef(EntityType.MEDIA, id, uuid);
  }
}
