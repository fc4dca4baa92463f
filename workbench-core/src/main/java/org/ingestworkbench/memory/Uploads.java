package org.ingestworkbench.memory;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.model.MediaDraft;
import org.ingestworkbench.repository.Creation;
import org.jspecify.annotations.Nullable;

/**
 * The files of media. A medium has one file, called by an ID of its own; its tracks have none here.
 * Guarded by the monitor of the repository it belongs to.
 */
final class Uploads {
  private final Things things;
  private final Map<UUID, List<String>> files = new LinkedHashMap<>();
  private final Map<String, Instant> made = new HashMap<>();

  Uploads(Things things) {
    this.things = things;
  }

  /** Uploads what an object was made with, if that is a file. */
  void uploadFor(Thing thing) {
    if (thing.creation() instanceof Creation.OfMedia media
        && media.media().content() instanceof MediaDraft.FileContent) {
      var id = things.nextId(EntityType.FILE);
      made.put(id, things.now());
      files.put(thing.uuid(), List.of(id));
    }
  }

  List<String> of(Thing thing) {
    return files.getOrDefault(thing.uuid(), List.of());
  }

  /** The IDs of the files that are there, in the order of their media. */
  List<String> all() {
    return files.values().stream().flatMap(List::stream).toList();
  }

  Optional<Instant> made(@Nullable String id) {
    return all().contains(id) ? Optional.ofNullable(made.get(id)) : Optional.empty();
  }

  /** Whether it was there. */
  boolean delete(@Nullable String id) {
    boolean there = all().contains(id);
    files.replaceAll((uuid, ids) -> ids.stream().filter(one -> !one.equals(id)).toList());
    return there;
  }
}
