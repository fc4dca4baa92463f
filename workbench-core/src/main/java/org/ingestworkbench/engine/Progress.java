package org.ingestworkbench.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.spi.RepositoryException.Scope;
import org.ingestworkbench.spi.StepRecord;
import org.jspecify.annotations.Nullable;

/**
 * How far one attempt at an item has come, and the outcome that follows from it. A fault of one
 * step that trying again cannot mend is kept here; every other one ends the attempt.
 */
final class Progress {

  private final Work work;
  private final Journal journal;
  private final List<String> failures = new ArrayList<>();
  private final List<String> unresolved = new ArrayList<>();
  private @Nullable EntityRef node;
  private boolean somethingMade;

  Progress(Work work, Journal journal) {
    this.work = work;
    this.journal = journal;
  }

  /** The item's node; empty when it could not be made. */
  Optional<EntityRef> node(Supplier<EntityRef> making) {
    var given = givenUp();
    if (given.isPresent()) {
      failures.add(given.get());
      return Optional.empty();
    }
    keep(() -> node = making.get());
    return Optional.ofNullable(node);
  }

  /** Any step that fails before the node is there was one that the node needs. */
  private Optional<String> givenUp() {
    return work.givenUp().entrySet().stream()
        .filter(
            e ->
                e.getKey().kind().makesNode()
                    || e.getKey().kind() == org.ingestworkbench.model.Kind.TERM)
        .map(java.util.Map.Entry::getValue)
        .findFirst();
  }

  /** A step that needs the node. */
  void further(Step step, Runnable making) {
    var before = journal.find(step.key()).filter(StepRecord::complete);
    if (before.isPresent()) {
      return;
    }
    int failed = failures.size();
    var given = work.givenUp().get(step.key());
    if (given != null) {
      failures.add(given);
    } else {
      somethingMade |= keep(making);
    }
    if (failures.size() > failed) {
      journal.tellFailure(work.item(), step, failures.get(failed));
    }
  }

  private boolean keep(Runnable making) {
    try {
      making.run();
      return true;
    } catch (UnresolvedException open) {
      unresolved.add(String.valueOf(open.getMessage()));
    } catch (StepFailedException failed) {
      if (failed.fault().scope() == Scope.JOB || failed.fault().retryable()) {
        throw failed;
      }
      failures.add(String.valueOf(failed.getMessage()));
    }
    return false;
  }

  Outcome outcome() {
    if (!unresolved.isEmpty()) {
      return new Outcome.Unresolved(node, String.join("; ", unresolved));
    } else if (node == null) {
      return new Outcome.Failed(String.join("; ", failures));
    } else if (!failures.isEmpty()) {
      return new Outcome.Partial(node, failures);
    } else if (work.resumed()) {
      return somethingMade ? new Outcome.Completed(node) : new Outcome.Skipped(node);
    }
    return adopted() ? new Outcome.Adopted(node) : new Outcome.Created(node);
  }

  private boolean adopted() {
    return journal.find(work.item().key().nodeStep()).filter(StepRecord::adopted).isPresent();
  }
}
