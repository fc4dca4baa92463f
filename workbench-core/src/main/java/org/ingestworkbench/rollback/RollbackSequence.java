package org.ingestworkbench.rollback;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.ingestworkbench.model.ItemKey;
import org.ingestworkbench.model.Kind;
import org.ingestworkbench.operation.HaltedException;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.store.StepRecord;

/**
 * Rolls back one job, or tells what that would do: first what is open is settled, then nodes go
 * with what belongs to them, then media and aliases of nodes that are not ours, then what was
 * changed is changed back, then terms go. However it ends, it may be run again.
 */
final class RollbackSequence {

  private final RollbackContext context;
  private final OpenSteps open;
  private final NodeDeletion items;
  private final ChangeReversal changes;
  private final TermDeletion terms;

  /**
   * @param requestsOver whether the last request of every open step is surely over
   */
  RollbackSequence(RollbackContext context, boolean requestsOver) {
    this.context = context;
    var guards = new DeletionGuards(context);
    this.open = new OpenSteps(context, guards, requestsOver);
    this.items = new NodeDeletion(context);
    this.changes = new ChangeReversal(context, guards);
    this.terms = new TermDeletion(context);
  }

  /**
   * Runs to the end, or until it is to stop.
   *
   * @return whether it came to the end and knows of everything whether it is gone
   * @throws RepositoryException for a fault of the world
   */
  boolean run() {
    try {
      context.journal().open(unlessStopped(open::settle));
      if (context.rules().mediaAlone()) {
        each(context.rules()::selects, this::alone);
        return !context.ledger().doubtful();
      }
      each(step -> step.key().kind().makesNode(), this::node);
      context.journal().open(unlessStopped(open::settleAlias));
      if (context.rules().only() == null || noNodeIsLeft()) {
        each(this::standsAlone, this::alone);
        each(step -> step.key().kind().changes(), changes::roll);
        each(step -> isTerm(step, true), terms::roll);
        each(step -> isTerm(step, false), terms::roll);
      }
      return !context.ledger().doubtful();
    } catch (HaltedException halted) {
      return false;
    }
  }

  private void node(StepRecord step) {
    if (context.rules().selects(step)) {
      items.roll(step);
    } else {
      items.passOver(step);
    }
  }

  /** Terms that rows are about use terms that rows only name. */
  private static boolean isTerm(StepRecord step, boolean ofRow) {
    return step.key().kind() == Kind.TERM && step.key().rowId().isEmpty() != ofRow;
  }

  private boolean noNodeIsLeft() {
    var left = new AtomicBoolean();
    each(step -> step.key().kind().makesNode(), step -> left.set(true));
    return !left.get();
  }

  private void each(Predicate<StepRecord> wanted, Consumer<StepRecord> treatment) {
    context
        .journal()
        .completedLastFirst(
            unlessStopped(
                step -> {
                  if (wanted.test(step)) {
                    treatment.accept(step);
                  }
                }));
  }

  private Consumer<StepRecord> unlessStopped(Consumer<StepRecord> treatment) {
    return step -> {
      if (context.retry().stopping()) {
        throw new HaltedException();
      }
      treatment.accept(step);
    };
  }

  /** What belongs to a node that this job did not make; a kept node keeps what it has. */
  private boolean standsAlone(StepRecord step) {
    var item = ItemKey.of(step.key());
    return item != null
        && item.has(step.key())
        && context.journal().find(item.nodeStep()).filter(StepRecord::complete).isEmpty();
  }

  private void alone(StepRecord step) {
    var made = Objects.requireNonNull(step.confirmation());
    var ref = made.object(step.key().kind().entityType());
    try {
      items.alone(step);
    } catch (RepositoryException fault) {
      context.ledger().failed(ref, step.key().rowId(), fault);
    }
  }
}
