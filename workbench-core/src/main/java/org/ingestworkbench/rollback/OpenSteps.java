package org.ingestworkbench.rollback;

import org.ingestworkbench.listener.RollbackListener.Why;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.ItemKey;
import org.ingestworkbench.model.Kind;
import org.ingestworkbench.repository.Finding;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.settle.StepLookup;
import org.ingestworkbench.settle.StepQuestion;
import org.ingestworkbench.store.StepRecord;
import org.ingestworkbench.store.StepState;
import org.jspecify.annotations.Nullable;

/**
 * Records what became of steps that were begun and not confirmed, as {@link StepLookup} finds it: a
 * rollback has no input, so the journal's record is all there is to ask with. What is found is
 * recorded before it is deleted like everything else.
 */
final class OpenSteps {
  private static final String MAY_COME =
      "A field of it was changed since this change was begun, and the request for that may still be"
          + " under way: do the same again in a few minutes.";

  private final RollbackContext context;
  private final DeletionGuards guards;
  private final boolean requestsOver;

  /**
   * @param requestsOver whether the last request of every open step is surely over
   */
  OpenSteps(RollbackContext context, DeletionGuards guards, boolean requestsOver) {
    this.requestsOver = requestsOver;
    this.guards = guards;
    this.context = context;
  }

  /** Of an alias that cannot be told of is decided when its node has gone, or stays. */
  void settle(StepRecord step) {
    settle(step, step.key().kind() != Kind.ALIAS);
  }

  /** Decides of the aliases that are still open. */
  void settleAlias(StepRecord step) {
    if (step.key().kind() == Kind.ALIAS && !context.rules().dryRun()) {
      settle(step, true);
    }
  }

  private void settle(StepRecord step, boolean now) {
    if (context.rules().dryRun()) {
      leave(step, "It was begun; whether it is there is not asked.");
      return;
    }
    try {
      settle(step, find(step), now);
    } catch (RepositoryException fault) {
      if (!now && fault.concernsTheObjectAlone()) {
        return;
      }
      keep(step);
      context.ledger().failed(ref(step), step.key().rowId(), fault);
    }
  }

  private Finding find(StepRecord step) {
    if (step.key().kind().changes()) {
      return context
          .finder()
          .what(
              StepQuestion.of(context.job(), step)
                  .over(requestsOver)
                  .changing(context.journal().change(step.key())));
    }
    return context
        .finder()
        .what(StepQuestion.of(context.job(), step).over(requestsOver).of(itsNode(step)));
  }

  /** The node that the step's object belongs to, of this job or of another maker. */
  private @Nullable EntityRef itsNode(StepRecord step) {
    var node = node(step);
    if (node == null) {
      return context.journal().nodeOf(step.key()).map(EntityRef::node).orElse(null);
    }
    var its = node.complete() ? node.confirmation() : null;
    return its == null
        ? null
        : context.finder().identified(node.key(), EntityRef.node(its.id(), its.uuid()));
  }

  /** The step of the node that the step's object belongs to. */
  private @Nullable StepRecord node(StepRecord step) {
    var item = ItemKey.of(step.key());
    return item == null || !item.has(step.key())
        ? null
        : context.journal().find(item.nodeStep()).orElse(null);
  }

  private void settle(StepRecord step, Finding finding, boolean now) {
    if (finding instanceof Finding.Found found) {
      context.ledger().found(step.key(), found.confirmation());
    } else if (finding instanceof Finding.Absent || wentWithItsNode(step)) {
      context.ledger().absent(step.key());
    } else if (StepLookup.isChangedByOthers(finding)) {
      changedByOthers(step);
    } else if (finding instanceof Finding.CannotTell unknown && now) {
      leave(step, unknown.why());
    }
  }

  /** Whether the change was made before others came is not known; with force it does not matter. */
  private void changedByOthers(StepRecord step) {
    var change = context.journal().change(step.key()).orElseThrow();
    if (!requestsOver) {
      leave(step, MAY_COME);
    } else if (context.rules().force()) {
      context.ledger().writeBack(step.key(), change);
    } else {
      context.ledger().left(Why.KEPT, change.entity(), step.key().rowId(), guards.fieldsChanged());
    }
  }

  /** An alias of a node that a rollback deleted leads nowhere, if it is there at all. */
  private boolean wentWithItsNode(StepRecord step) {
    var node = node(step);
    return step.key().kind() == Kind.ALIAS
        && requestsOver
        && node != null
        && node.state() == StepState.ROLLED_BACK;
  }

  /** Of some nodes that were to go, others may be another job's. */
  private void keep(StepRecord step) {
    if (context.rules().only() == null) {
      context.keptParents().ofOpen(step, context.journal().highestNodeBefore(step.key()));
    } else {
      context.keptParents().of(step);
    }
  }

  private void leave(StepRecord step, String why) {
    keep(step);
    context.ledger().left(Why.OPEN, ref(step), step.key().rowId(), why);
  }

  private static EntityRef ref(StepRecord step) {
    return new EntityRef(step.key().kind().entityType(), null, step.uuid());
  }
}
