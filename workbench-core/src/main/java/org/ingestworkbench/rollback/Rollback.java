package org.ingestworkbench.rollback;

import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.ItemKey;
import org.ingestworkbench.model.Kind;
import org.ingestworkbench.spi.JobSession;
import org.ingestworkbench.spi.RepositoryClient;
import org.ingestworkbench.spi.RepositoryException;
import org.ingestworkbench.spi.RollbackListener;
import org.ingestworkbench.spi.StepRecord;

/**
 * Rolls back one claimed job: first what is open is settled, then nodes go with what belongs to
 * them, then media and aliases of nodes that are not ours, then terms. Whatever ends it, it may be
 * run again.
 */
public final class Rollback {

  private final JobSession session;
  private final Tries tries;
  private final Ledger ledger;
  private final OpenSteps open;
  private final Items items;
  private final Terms terms;

  public Rollback(
      JobSession session,
      RepositoryClient repository,
      Rules rules,
      Tries tries,
      RollbackListener listener) {
    this.session = session;
    this.tries = tries;
    this.ledger = new Ledger(session, repository, listener, tries, rules.dryRun());
    var locating = new Locating(repository, session, tries);
    var kept = new KeptParents();
    this.open = new OpenSteps(session, repository, locating, tries, ledger, kept, rules);
    this.items = new Items(session, repository, locating, tries, ledger, kept, rules);
    this.terms = new Terms(repository, tries, ledger, rules.dryRun());
  }

  /**
   * Runs to the end, or until it is to stop.
   *
   * @return whether it came to the end
   * @throws RepositoryException for a fault of the world
   */
  public boolean run() {
    try {
      session.open(unlessStopped(open::settle));
      each(step -> step.key().kind().makesNode(), items::roll);
      each(this::standsAlone, this::alone);
      each(step -> step.key().kind() == Kind.TERM, terms::roll);
      return true;
    } catch (HaltedException halted) {
      return false;
    }
  }

  private void each(Predicate<StepRecord> wanted, Consumer<StepRecord> treatment) {
    session.completedLastFirst(
        unlessStopped(
            step -> {
              if (wanted.test(step)) {
                treatment.accept(step);
              }
            }));
  }

  private Consumer<StepRecord> unlessStopped(Consumer<StepRecord> treatment) {
    return step -> {
      if (tries.stopping().getAsBoolean()) {
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
        && session.find(item.nodeStep()).filter(StepRecord::complete).isEmpty();
  }

  private void alone(StepRecord step) {
    var made = Objects.requireNonNull(step.confirmation());
    var ref = new EntityRef(Types.of(step.key().kind()), made.id(), made.uuid());
    try {
      ledger.reopen(step.key().rowId());
      if (step.key().kind() == Kind.ALIAS) {
        ledger.delete(ref);
        ledger.rolledBack(step.key());
      } else {
        items.alone(step);
      }
    } catch (RepositoryException fault) {
      ledger.failed(ref, step.key().rowId(), fault);
    }
  }
}
