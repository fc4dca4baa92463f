package org.ingestworkbench.ingest;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.ingestworkbench.journal.Step;
import org.ingestworkbench.model.ChangeDraft;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.Item;
import org.ingestworkbench.model.Kind;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.operation.StepFailedException;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.repository.RepositoryException.Effect;
import org.ingestworkbench.store.StepRecord;
import org.ingestworkbench.store.StepState;
import org.jspecify.annotations.Nullable;

/**
 * How far one attempt at an item has come, and the outcome that follows from it. A fault of one
 * step that trying again cannot mend is kept here; every other one ends the attempt.
 */
final class ItemProgress {

  private static final int FORBIDDEN = 403;

  private final ItemWork work;
  private final List<String> failures = new CopyOnWriteArrayList<>();
  private final List<String> unresolved = new CopyOnWriteArrayList<>();
  private @Nullable EntityRef node;
  private @Nullable RepositoryException refusal;
  private volatile boolean somethingMade;

  ItemProgress(ItemWork work) {
    this.work = work;
  }

  /** What the item is about; empty when it could not be made or changed. */
  Optional<EntityRef> own(Supplier<EntityRef> making) {
    var own = work.item().ownStep();
    var needed = own == null || complete(own) ? Optional.<StepKey>empty() : givenUpBeforeNode();
    if (needed.isPresent()) {
      giveUp(needed.get());
      return Optional.empty();
    }
    keep(() -> node = making.get(), fault -> refusal = fault);
    return Optional.ofNullable(node);
  }

  /** Why the item has no node, when that is what the repository said of it in this attempt. */
  Optional<RepositoryException> refusal() {
    return Optional.ofNullable(refusal);
  }

  private boolean complete(StepKey step) {
    return work.journal().find(step).filter(StepRecord::complete).isPresent();
  }

  /** The item's own step, or that of a term that it needs. */
  private Optional<StepKey> givenUpBeforeNode() {
    return work.givenUp().keySet().stream()
        .filter(step -> step.equals(work.item().ownStep()) || step.kind() == Kind.TERM)
        .findFirst();
  }

  /** Something of the item was written, or not. */
  void wrote(boolean something) {
    somethingMade |= something;
  }

  /** What was begun and could not be settled may be there: that is not a failure to make it. */
  private @Nullable String giveUp(StepKey step) {
    var reason = String.valueOf(work.givenUp().get(step));
    var open = work.journal().find(step).filter(record -> record.state() == StepState.BEGUN);
    (open.isPresent() ? unresolved : failures).add(reason);
    return open.isPresent() ? null : reason;
  }

  /** A step that needs the node; several threads may be at several of them. */
  void further(Step step, Runnable making) {
    if (complete(step.key())) {
      return;
    }
    var failure =
        work.givenUp().containsKey(step.key())
            ? giveUp(step.key())
            : keep(() -> make(making), fault -> {});
    if (failure != null) {
      work.journal().tellFailure(work.item(), step, failure);
    }
  }

  private void make(Runnable making) {
    making.run();
    somethingMade = true;
  }

  /** Does something, and gives what is to be told of its failure; null when it did not fail. */
  private @Nullable String keep(Runnable making, Consumer<RepositoryException> refused) {
    try {
      making.run();
    } catch (UnresolvedException open) {
      unresolved.add(String.valueOf(open.getMessage()));
    } catch (StepFailedException failed) {
      if (concernsMore(failed.fault())) {
        throw failed;
      }
      refused.accept(failed.fault());
      var failure = String.valueOf(failed.getMessage());
      var open = mayStillCome(failed.step());
      if (open.isPresent()) {
        unresolved.add(String.valueOf(open.get().error()));
        return null;
      }
      failures.add(failure);
      return failure;
    }
    return null;
  }

  /** Whether an earlier request may still make what was refused now. */
  private Optional<StepRecord> mayStillCome(StepKey step) {
    return work.journal().find(step).filter(StepRecord::open);
  }

  /**
   * Whether the fault is more than a refusal of this step: another try may help, the step has to be
   * settled first, the world may be at fault, or the account has lost its right.
   */
  private static boolean concernsMore(RepositoryException fault) {
    return !fault.concernsTheObjectAlone()
        || fault.effect() == Effect.UNKNOWN
        || fault.status() == FORBIDDEN;
  }

  Outcome outcome() {
    if (!unresolved.isEmpty()) {
      return new Outcome.Unresolved(node, String.join("; ", unresolved));
    } else if (node == null) {
      return withoutNode(String.join("; ", failures));
    } else if (!failures.isEmpty()) {
      return new Outcome.Partial(node, failures);
    } else if (work.item().subject() instanceof ChangeDraft
        || work.item().subject() instanceof Item.Existing) {
      return somethingMade ? new Outcome.Updated(node) : new Outcome.Skipped(node);
    } else if (work.resumed()) {
      return somethingMade ? new Outcome.Completed(node) : new Outcome.Skipped(node);
    } else if (!somethingMade && leftAsItIs()) {
      return new Outcome.Skipped(node);
    }
    return adopted() ? new Outcome.Adopted(node) : new Outcome.Created(node);
  }

  private Outcome withoutNode(String reason) {
    var own = work.item().ownStep();
    return own != null && work.journal().leftToEarlierRun(own)
        ? new Outcome.Unresolved(
            null,
            reason
                + (own.kind().changes()
                    ? " An earlier run began to change it, and that may still be done."
                    : " Its node was begun by an earlier run and may come to be there."))
        : new Outcome.Failed(reason);
  }

  /** Whether the item is about a term that was there already. */
  private boolean leftAsItIs() {
    var own = work.item().ownStep();
    return own != null && !complete(own);
  }

  private boolean adopted() {
    var own = work.item().ownStep();
    return own != null && work.journal().find(own).filter(StepRecord::adopted).isPresent();
  }
}
