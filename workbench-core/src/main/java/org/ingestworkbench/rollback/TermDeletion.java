package org.ingestworkbench.rollback;

import java.util.Objects;
import org.ingestworkbench.listener.RollbackListener.Why;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.repository.Capability;
import org.ingestworkbench.repository.Referrers;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.store.StepRecord;

/** Deletes a term that the job added, where the repository proves that nothing uses it. */
final class TermDeletion {

  private final RollbackContext context;

  TermDeletion(RollbackContext context) {
    this.context = context;
  }

  void roll(StepRecord step) {
    var made = Objects.requireNonNull(step.confirmation());
    var term = made.object(EntityType.TERM);
    try {
      roll(step, term, users(term));
    } catch (RepositoryException fault) {
      context.ledger().failed(term, step.key().rowId(), fault);
    }
  }

  private Referrers users(EntityRef term) {
    return context
        .retry()
        .ask(() -> context.repository().capabilities().ask(Capability.TERM_USERS, term))
        .orElseGet(Referrers::notAsked);
  }

  private void roll(StepRecord step, EntityRef term, Referrers users) {
    if (users.surelyNone()) {
      context
          .ledger()
          .rollBack(
              step,
              deletions -> {
                deletions.byUuid(term);
                return true;
              });
    } else if (users instanceof Referrers.Told told && !context.rules().dryRun()) {
      leave(step, term, "It is used by " + context.repository().address(told.some().get(0)) + ".");
    } else if (users instanceof Referrers.CannotTell cannot) {
      leave(step, term, "Whether it is used is not known. " + cannot.why());
    }
  }

  private void leave(StepRecord step, EntityRef term, String reason) {
    context.ledger().left(Why.TERM, term, step.key().rowId(), reason);
  }
}
