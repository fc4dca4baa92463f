package org.ingestworkbench.rollback;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.model.Kind;
import org.ingestworkbench.spi.Confirmation;
import org.ingestworkbench.spi.NodeView;
import org.ingestworkbench.spi.RepositoryException;
import org.ingestworkbench.spi.StepRecord;
import org.jspecify.annotations.Nullable;

/** Deletes the URL aliases of nodes. */
final class Aliases {

  private final Parts parts;

  Aliases(Parts parts) {
    this.parts = parts;
  }

  /**
   * Deletes the alias of a node that is to go. One that is gone already took its alias with it, or
   * left one that leads nowhere: that goes where its uuid leads to it, since an ID alone might be
   * another's by now.
   *
   * @param view null when the node is not there any more
   */
  void delete(List<StepRecord> beside, @Nullable NodeView view) {
    var steps = beside.stream().filter(Aliases::isMade).toList();
    if (view == null) {
      steps.forEach(this::leftAlone);
    } else {
      Optional.ofNullable(view.alias())
          .map(NodeView.Alias::id)
          .or(() -> known(steps))
          .ifPresent(id -> parts.ledger().delete(new EntityRef(EntityType.ALIAS, id, null)));
    }
    steps.forEach(step -> parts.ledger().rolledBack(step.key()));
  }

  private static boolean isMade(StepRecord step) {
    return step.key().kind() == Kind.ALIAS && step.complete();
  }

  private static Optional<String> known(List<StepRecord> steps) {
    return steps.stream()
        .map(StepRecord::confirmation)
        .flatMap(made -> Optional.ofNullable(made).map(Confirmation::id).stream())
        .findFirst();
  }

  private void leftAlone(StepRecord step) {
    try {
      parts.ledger().deleteByUuid(ref(step));
    } catch (RepositoryException fault) {
      if (!fault.concernsTheObjectAlone()) {
        throw fault;
      }
      parts.ledger().gone(ref(step));
    }
  }

  /** Deletes an alias of a node that is not the job's, and that may be there. */
  void alone(StepRecord step) {
    parts.ledger().delete(ref(step));
    parts.ledger().rolledBack(step.key());
  }

  private static EntityRef ref(StepRecord step) {
    var made = Objects.requireNonNull(step.confirmation());
    return new EntityRef(EntityType.ALIAS, made.id(), made.uuid());
  }
}
