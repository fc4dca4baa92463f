package org.ingestworkbench.rollback;

import java.util.Optional;
import org.ingestworkbench.listener.RollbackListener.Why;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.repository.Capability;
import org.ingestworkbench.repository.Change;
import org.ingestworkbench.repository.ChangeView;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.store.StepRecord;
import org.jspecify.annotations.Nullable;

/** Writes back what fields held before the job changed them, unless others changed them since. */
final class ChangeReversal {

  private static final String NOT_KNOWN =
      "The repository cannot be asked how the changed fields stand now, so they stay as they are.";

  private final RollbackContext context;
  private final DeletionGuards hindrances;

  ChangeReversal(RollbackContext context, DeletionGuards hindrances) {
    this.context = context;
    this.hindrances = hindrances;
  }

  void roll(StepRecord step) {
    var change = context.journal().change(step.key());
    var ref = change.map(Change::entity).or(step::object).orElseThrow();
    try {
      roll(step, change.orElse(null), ref);
    } catch (RepositoryException fault) {
      context.ledger().failed(ref, step.key().rowId(), fault);
    }
  }

  private void roll(StepRecord step, @Nullable Change change, EntityRef ref) {
    if (change != null && !change.needed()) {
      boolean unused = context.ledger().rollBack(step, deletions -> true);
      return;
    }
    var view = Optional.ofNullable(change).flatMap(this::view);
    if (change == null || view.isEmpty()) {
      context.ledger().left(Why.OPEN, ref, step.key().rowId(), NOT_KNOWN);
    } else {
      roll(step, change, view.get().state());
    }
  }

  private Optional<ChangeView> view(Change change) {
    return context
        .retry()
        .ask(() -> context.repository().capabilities().ask(Capability.CHANGE_VIEW, change));
  }

  private void roll(StepRecord step, Change change, ChangeView.State state) {
    if (state == ChangeView.State.OTHER && !context.rules().force()) {
      context
          .ledger()
          .left(Why.KEPT, change.entity(), step.key().rowId(), hindrances.fieldsChanged());
      return;
    }
    boolean unused =
        context
            .ledger()
            .rollBack(
                step,
                deletions -> {
                  switch (state) {
                    case GONE -> deletions.gone(change.entity());
                    case BEFORE -> deletions.isBefore(change);
                    case AFTER, OTHER -> deletions.writeBefore(change);
                  }
                  return true;
                });
  }
}
