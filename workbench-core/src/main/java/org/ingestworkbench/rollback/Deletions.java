package org.ingestworkbench.rollback;

import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.repository.RepositoryException;

/**
 * The only way to delete something: within {@link DeletionLedger#rollBack}, or of what has no
 * record.
 */
interface Deletions {

  /** Deletes an object that is there, or was. */
  void object(EntityRef ref);

  /**
   * The same for an object that was not looked at: its ID may be another's by now, where the site
   * was restored from a copy.
   *
   * @throws RepositoryException also when the repository does not find it by its uuid
   */
  void byUuid(EntityRef ref);

  /** Deletes a file; one that the account may not delete is left. */
  void file(EntityRef file, String rowId);

  /** It was deleted before, by something else. */
  void gone(EntityRef ref);
}
