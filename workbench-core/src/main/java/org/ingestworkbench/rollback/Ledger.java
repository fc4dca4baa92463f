package org.ingestworkbench.rollback;

import java.util.Objects;
import java.util.stream.Collectors;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.retry.HealthCheck;
import org.ingestworkbench.retry.OperationEnd;
import org.ingestworkbench.retry.Retry;
import org.ingestworkbench.retry.SameErrorBreaker;
import org.ingestworkbench.spi.Confirmation;
import org.ingestworkbench.spi.JobSession;
import org.ingestworkbench.spi.RepositoryClient;
import org.ingestworkbench.spi.RepositoryException;
import org.ingestworkbench.spi.RollbackListener;
import org.ingestworkbench.spi.RollbackListener.Left;
import org.ingestworkbench.spi.RollbackListener.Why;
import org.ingestworkbench.spi.RowRecord;
import org.ingestworkbench.spi.StepRecord;
import org.jspecify.annotations.Nullable;

/** Deletes, records and tells: the only place that does, in this order. */
final class Ledger {

  private final @Nullable JobSession session;
  private final RepositoryClient repository;
  private final RollbackListener listener;
  private final Retry tries;
  private final boolean dryRun;
  private final SameErrorBreaker<EntityRef> breaker = new SameErrorBreaker<>();
  private final HealthCheck health;
  private boolean begun;
  private boolean doubtful;

  /**
   * @param session null where nothing is written down: of a dry run, and of a mere list of nodes
   */
  Ledger(
      @Nullable JobSession session,
      RepositoryClient repository,
      RollbackListener listener,
      Retry tries,
      boolean dryRun) {
    this.session = session;
    this.repository = repository;
    this.listener = listener;
    this.tries = tries;
    this.dryRun = dryRun;
    this.health = new HealthCheck(repository);
  }

  /** Deletes an object that is there, or was. */
  void delete(EntityRef ref) {
    delete(ref, ref);
  }

  /**
   * The same for an object that nobody has looked at: its ID may be another's by now, where the
   * site was restored from a copy.
   *
   * @throws RepositoryException also when the repository does not find it by its uuid
   */
  void deleteByUuid(EntityRef ref) {
    delete(ref, new EntityRef(ref.type(), null, ref.uuid()));
  }

  private void delete(EntityRef ref, EntityRef by) {
    if (dryRun) {
      tell(ref, false);
    } else {
      begin();
      boolean was = tries.ask(() -> repository.delete(by));
      tell(ref, !was);
    }
    breaker.wentWell();
  }

  /** A process that dies after this leaves word that something may be missing. */
  private void begin() {
    if (session != null && !begun) {
      session.rollingBack();
    }
    begun = true;
  }

  /** Whether something may be gone although the journal does not say so. */
  boolean doubtful() {
    return doubtful;
  }

  /** Somebody deleted it before. */
  void gone(EntityRef ref) {
    tell(ref, true);
  }

  private void tell(EntityRef ref, boolean before) {
    listener.deleted(ref, repository.address(ref), before);
  }

  /** Deletes a file; one that the account may not delete is left. */
  void deleteFile(EntityRef file, String rowId) {
    try {
      delete(file);
    } catch (RepositoryException refused) {
      if (refused.status() != 403 || refused.endsTheRun()) {
        throw refused;
      }
      left(Why.FILE, file, rowId, String.valueOf(refused.getMessage()));
    }
  }

  /** What was begun is there. */
  void found(StepKey key, Confirmation confirmation) {
    if (session != null) {
      session.complete(key, confirmation, true, null);
    }
  }

  /** What was begun is not there. */
  void absent(StepKey key) {
    if (session != null) {
      session.refuse(key, "A rollback found that it was not made.");
    }
  }

  /**
   * The node's ID came to be known, and it is to be deleted: once that is done, nothing leads from
   * its uuid to the ID any more.
   */
  void identified(StepRecord node, String id) {
    if (session != null && Objects.requireNonNull(node.confirmation()).id() == null) {
      session.identify(node.key(), id, null);
    }
  }

  /** What the step had made is gone, its row of the ID map with it. */
  void rolledBack(StepKey key) {
    if (session != null) {
      session.rolledBack(key);
    }
  }

  /** A row of which something is deleted is not done any more, whatever happens next. */
  void reopen(String rowId) {
    if (session != null) {
      session.row(rowId).filter(RowRecord::done).ifPresent(row -> session.reopenRow(rowId));
    }
  }

  void left(Why why, EntityRef ref, String rowId, String reason) {
    listener.left(new Left(why, ref, repository.address(ref), rowId, reason));
  }

  /**
   * A request failed for this object, for good. Where the repository answers nothing else either,
   * it is not this object's fault, and no other is tried.
   *
   * @throws RepositoryException one that ends the rollback: the fault does, or the repository is
   *     away, or it fails five alike
   */
  void failed(EntityRef ref, String rowId, RepositoryException fault) {
    health.refuseAbsence(fault, "The rollback stops here: roll back again when it does.");
    left(Why.FAILED, ref, rowId, String.valueOf(fault.getMessage()));
    doubtful |= fault.effect() != RepositoryException.Effect.NONE;
    if (breaker.failed(ref, fault.status())) {
      throw OperationEnd.because(alike(fault), fault);
    }
  }

  private String alike(RepositoryException fault) {
    return breaker.failed().size()
        + " objects in a row ("
        + breaker.failed().stream().map(repository::address).collect(Collectors.joining(", "))
        + ") failed the same way, so it is not their fault: "
        + fault.getMessage()
        + " Find out why the repository answers so, and roll back again.";
  }
}
