package org.ingestworkbench.rollback;

import java.util.Objects;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.spi.Referrers;
import org.ingestworkbench.spi.RepositoryClient;
import org.ingestworkbench.spi.RepositoryException;
import org.ingestworkbench.spi.RollbackListener.Why;
import org.ingestworkbench.spi.StepRecord;

/** Deletes a term that the job added, where the repository proves that nothing uses it. */
final class Terms {

  private final RepositoryClient repository;
  private final Tries tries;
  private final Ledger ledger;
  private final boolean dryRun;

  Terms(RepositoryClient repository, Tries tries, Ledger ledger, boolean dryRun) {
    this.repository = repository;
    this.tries = tries;
    this.ledger = ledger;
    this.dryRun = dryRun;
  }

  void roll(StepRecord step) {
    var made = Objects.requireNonNull(step.confirmation());
    var term = new EntityRef(EntityType.TERM, made.id(), made.uuid());
    try {
      roll(step, term, tries.of(() -> repository.users(term)));
    } catch (RepositoryException fault) {
      ledger.failed(term, "", fault);
    }
  }

  private void roll(StepRecord step, EntityRef term, Referrers users) {
    if (users.surelyNone()) {
      ledger.delete(term);
      ledger.rolledBack(step.key());
    } else if (users instanceof Referrers.Told told && !dryRun) {
      ledger.left(
          Why.TERM, term, "", "It is used by " + repository.address(told.some().get(0)) + ".");
    } else if (users instanceof Referrers.CannotTell cannot) {
      ledger.left(Why.TERM, term, "", "Whether it is used is not known. " + cannot.why());
    }
  }
}
