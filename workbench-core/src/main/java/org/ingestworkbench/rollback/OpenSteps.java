package org.ingestworkbench.rollback;

import org.ingestworkbench.listener.RollbackListener.Why;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.ItemKey;
import org.ingestworkbench.model.Kind;
import org.ingestworkbench.model.StepState;
import org.ingestworkbench.repository.Finding;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.settle.StepLookup;
import org.ingestworkbench.settle.StepQuestion;
import org.ingestworkbench.store.StepRecord;
import org.jspecify.annotations.Nullable;

/**
 * Records what became of steps that were begun and not confirmed, as {@link StepLookup} finds it: a
 * rollback has no input, so the journal's record is all there is to ask with. What is found is
 * recorded before it is deleted like everything else.
 */
final class OpenSteps {
  private final Parts parts;

  OpenSteps(Parts parts) {
    this.parts = parts;
  }

  /** Of an alias that cannot be told of is decided when its node has gone, or stays. */
  void settle(StepRecord step) {
    settle(step, step.key().kind() != Kind.ALIAS);
  }

  /** Decides of the aliases that are still open. */
  void settleAlias(StepRecord step) {
    if (step.key().kind() == Kind.ALIAS && !parts.rules().dryRun()) {
      settle(step, true);
    }
  }

  private void settle(StepRecord step, boolean now) {
    if (parts.rules().dryRun()) {
      leave(step, "It was begun; whether it is there is not asked.");
      return;
    }
    try {
      settle(step, find(step), now);
    } catch (RepositoryException fault) {
      if (!now && fault.concernsTheObjectAlone()) {
        return;
      }
      parts.keptParents().of(step);
      parts.ledger().failed(ref(step), step.key().rowId(), fault);
    }
  }

  private Finding find(StepRecord step) {
    var node = node(step);
    var its = node == null || !node.complete() ? null : node.confirmation();
    var question = StepQuestion.of(parts.job(), step).over(parts.rules().requestsOver());
    return parts
        .lookup()
        .find(
            question.of(
                node == null || its == null
                    ? null
                    : parts
                        .locating()
                        .identified(node.key(), EntityRef.node(its.id(), its.uuid()))));
  }

  /** The step of the node that the step's object belongs to. */
  private @Nullable StepRecord node(StepRecord step) {
    var item = ItemKey.of(step.key());
    return item == null || !item.has(step.key())
        ? null
        : parts.journal().find(item.nodeStep()).orElse(null);
  }

  private void settle(StepRecord step, Finding finding, boolean now) {
    if (finding instanceof Finding.Found found) {
      parts.ledger().found(step.key(), found.confirmation());
    } else if (finding instanceof Finding.Absent || wentWithItsNode(step)) {
      parts.ledger().absent(step.key());
    } else if (finding instanceof Finding.CannotTell unknown && now) {
      leave(step, unknown.why());
    }
  }

  /** An alias of a node that a rollback deleted leads nowhere, if it is there at all. */
  private boolean wentWithItsNode(StepRecord step) {
    var node = node(step);
    return step.key().kind() == Kind.ALIAS
        && parts.rules().requestsOver()
        && node != null
        && node.state() == StepState.ROLLED_BACK;
  }

  private void leave(StepRecord step, String why) {
    parts.keptParents().of(step);
    parts.ledger().left(Why.OPEN, ref(step), step.key().rowId(), why);
  }

  private static EntityRef ref(StepRecord step) {
    return new EntityRef(step.key().kind().entityType(), null, step.uuid());
  }
}
