package org.ingestworkbench.rollback;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import org.ingestworkbench.listener.RollbackListener.Why;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.repository.Capability;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.store.StepRecord;
import org.jspecify.annotations.Nullable;

/**
 * Deletes the files of a medium that is gone: a rollback that was interrupted left them, or someone
 * who deleted the medium did. Their IDs are all that leads to them; where the site was restored
 * from a copy, these may be given again, to files that were made later than the medium.
 */
final class LeftFiles {

  private static final String ANOTHERS =
      "Its medium is gone, and this file was made after it: it is another one.";

  private static final String NOT_TOLD = "When a file was made is not told here.";

  private final RollbackContext context;

  LeftFiles(RollbackContext context) {
    this.context = context;
  }

  void delete(StepRecord medium, DeletionLedger.Deletions deletions) {
    var before = Objects.requireNonNull(medium.confirmation()).changed();
    NodeMedia.uploaded(medium)
        .forEach(file -> delete(file, before, medium.key().rowId(), deletions));
  }

  private void delete(
      EntityRef file, @Nullable Instant before, String rowId, DeletionLedger.Deletions deletions) {
    Optional<Instant> made;
    try {
      made = context.retry().ask(() -> made(file));
    } catch (RepositoryException fault) {
      unknown(file, rowId, fault);
      return;
    }
    if (made.isEmpty()) {
      deletions.gone(file);
    } else if (before != null && made.get().truncatedTo(ChronoUnit.MILLIS).isAfter(before)) {
      context.ledger().left(Why.FILE, file, rowId, ANOTHERS);
    } else {
      deletions.file(file, rowId);
    }
  }

  private Optional<Instant> made(EntityRef file) {
    return context
        .repository()
        .capabilities()
        .ask(Capability.FILE_TIME, file)
        .orElseThrow(() -> RepositoryException.because(NOT_TOLD).build());
  }

  private void unknown(EntityRef file, String rowId, RepositoryException fault) {
    if (!fault.concernsTheObjectAlone()) {
      throw fault;
    }
    context
        .ledger()
        .left(
            Why.FILE,
            file,
            rowId,
            "Its medium is gone, and whether this is still its file is not known. "
                + fault.getMessage());
  }
}
