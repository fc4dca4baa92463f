package org.ingestworkbench.rollback;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.ingestworkbench.listener.RollbackListener;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.ItemKey;
import org.ingestworkbench.model.Kind;
import org.ingestworkbench.operation.HaltedException;
import org.ingestworkbench.repository.RepositoryClient;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.retry.Retry;
import org.ingestworkbench.store.JobRecord;
import org.ingestworkbench.store.JobSession;
import org.ingestworkbench.store.JournalReader;
import org.ingestworkbench.store.StepRecord;
import org.jspecify.annotations.Nullable;

/**
 * Rolls back one job, or tells what that would do: first what is open is settled, then nodes go
 * with what belongs to them, then media and aliases of nodes that are not ours, then terms. However
 * it ends, it may be run again.
 */
public final class Rollback {

  private final Parts parts;
  private final OpenSteps open;
  private final Items items;
  private final Terms terms;

  /**
   * What a rollback is given.
   *
   * @param job gives the job as it stands
   * @param session takes what is done; null for a dry run, which leaves no trace
   */
  public record Given(
      Supplier<JobRecord> job,
      JournalReader journal,
      @Nullable JobSession session,
      RepositoryClient repository,
      Rules rules,
      Retry tries,
      RollbackListener listener) {}

  public Rollback(Given given) {
    this.parts = Parts.of(given);
    this.open = new OpenSteps(parts);
    this.items = new Items(parts);
    this.terms = new Terms(parts);
  }

  /**
   * Runs to the end, or until it is to stop.
   *
   * @return whether it came to the end and knows of everything whether it is gone
   * @throws RepositoryException for a fault of the world
   */
  public boolean run() {
    try {
      parts.journal().open(unlessStopped(open::settle));
      each(step -> step.key().kind().makesNode(), this::node);
      parts.journal().open(unlessStopped(open::settleAlias));
      if (parts.rules().only() == null || noNodeIsLeft()) {
        each(this::standsAlone, this::alone);
        each(step -> step.key().kind() == Kind.TERM, terms::roll);
      }
      return !parts.ledger().doubtful();
    } catch (HaltedException halted) {
      return false;
    }
  }

  private void node(StepRecord step) {
    if (parts.rules().selects(step)) {
      items.roll(step);
    } else {
      items.passOver(step);
    }
  }

  private boolean noNodeIsLeft() {
    var left = new AtomicBoolean();
    each(step -> step.key().kind().makesNode(), step -> left.set(true));
    return !left.get();
  }

  private void each(Predicate<StepRecord> wanted, Consumer<StepRecord> treatment) {
    parts
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
      if (parts.tries().stopping()) {
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
        && parts.journal().find(item.nodeStep()).filter(StepRecord::complete).isEmpty();
  }

  private void alone(StepRecord step) {
    var made = Objects.requireNonNull(step.confirmation());
    var ref = new EntityRef(step.key().kind().entityType(), made.id(), made.uuid());
    try {
      items.alone(step);
    } catch (RepositoryException fault) {
      parts.ledger().failed(ref, step.key().rowId(), fault);
    }
  }
}
