package org.ingestworkbench.repository;

import org.ingestworkbench.model.EntityRef;
import org.jspecify.annotations.Nullable;

/**
 * A change of an object that is there, complete: the fields as they are before it and as they will
 * be after it. The journal keeps it from before the request on, so that what became of the request
 * can be told by looking, and so that a rollback can write back what was there.
 *
 * <p>The two texts are the repository's own, and nothing else reads them: they hold the fields that
 * the change is about and no others, say everything that is needed to write them, also after the
 * death of the process, and are equal exactly when the fields are equal.
 *
 * @param entity the object, by its ID and its uuid
 * @param before the fields as they were when the change was planned
 * @param after the fields as they are to be
 * @param revision the revision, or the time of the last change, that the object had then, for
 *     messages; null when it is not told
 */
public record Change(EntityRef entity, String before, String after, @Nullable String revision) {

  public Change {
    if (entity.uuid() == null) {
      throw new IllegalArgumentException("A change needs the uuid of " + entity + ".");
    }
  }

  /** Whether anything is to be written at all. */
  public boolean needed() {
    return !before.equals(after);
  }

  /** The change that takes this one back. */
  public Change reversed() {
    return new Change(entity, after, before, revision);
  }
}
