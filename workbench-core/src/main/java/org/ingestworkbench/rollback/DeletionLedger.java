package org.ingestworkbench.rollback;

import java.util.Objects;
import java.util.stream.Collectors;
import org.ingestworkbench.listener.RollbackListener;
import org.ingestworkbench.listener.RollbackListener.Left;
import org.ingestworkbench.listener.RollbackListener.Why;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.repository.Change;
import org.ingestworkbench.repository.Confirmation;
import org.ingestworkbench.repository.RepositoryClient;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.retry.HealthCheck;
import org.ingestworkbench.retry.OperationEnd;
import org.ingestworkbench.retry.Retry;
import org.ingestworkbench.retry.SameErrorBreaker;
import org.ingestworkbench.store.JobSession;
import org.ingestworkbench.store.RowRecord;
import org.ingestworkbench.store.StepRecord;
import org.jspecify.annotations.Nullable;

/**
 * Marks, deletes, records and tells: the only place that does. The order of the three is the
 * guarantee of a rollback, as begin, write, complete is that of a run; see {@link #rollBack}.
 */
final class DeletionLedger {

  private final @Nullable JobSession session;
  private final RepositoryClient repository;
  private final RollbackListener listener;
  private final Retry tries;
  private final boolean dryRun;
  private final SameErrorBreaker<EntityRef> breaker = new SameErrorBreaker<>();
  private final HealthCheck health;
  private final Deletions deletions = new Requests();
  private String reopened = "";
  private boolean begun;
  private boolean doubtful;

  /**
   * @param session null where nothing is written down: of a dry run, and of a mere list of nodes
   */
  DeletionLedger(
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

  /**
   * The only way to delete something, or to write something back: within {@link
   * DeletionLedger#rollBack}, or of what has no record.
   */
  interface Deletions {

    /** Deletes an object that is there, or was. */
    void object(EntityRef ref);

    /**
     * The same for an object that was not looked at: its ID may be another's by now, where the site
     * was restored from a copy.
     *
     * @throws RepositoryException also when the repository does not find it by its uuid
     */
    void byUuid(EntityRef ref);

    /** Deletes a file; one that the account may not delete is left. */
    void file(EntityRef file, String rowId);

    /** It was deleted before, by something else. */
    void gone(EntityRef ref);

    /** Writes back what the fields of a change held before it. */
    void writeBefore(Change change);

    /** The fields of a change hold what they held before it. */
    void isBefore(Change change);
  }

  /** Deletes what a step made, and says whether all of it is gone. */
  @FunctionalInterface
  interface Deletion {
    boolean of(Deletions deletions);
  }

  /**
   * Rolls back what one step made: mark, delete, record. A process may die between any two of them,
   * and the next rollback goes on; these hold at every moment:
   *
   * <ul>
   *   <li>Before the first request that deletes something, the journal says durably that the row is
   *       not done and that the job is being rolled back, and it has the ID by which a node is
   *       found.
   *   <li>What belongs to an object is gone before it: media, aliases and children before their
   *       node. So nothing is left that only a deleted object led to.
   *   <li>A step is complete in the journal, and a node has its row in the ID map, until the
   *       repository has confirmed that all of what the step made is gone. So an object that is
   *       there has a record; what is gone and has one still is found gone by the next rollback.
   *   <li>A deletion that fails, or keeps something, records nothing.
   * </ul>
   *
   * @return whether all of it is gone
   */
  boolean rollBack(StepRecord step, Deletion deletion) {
    reopen(step.key().rowId());
    boolean gone = deletion.of(deletions);
    if (gone && session != null) {
      session.rolledBack(step.key());
    }
    return gone;
  }

  /**
   * The same for a node that was looked at: once it is deleted, nothing leads from its uuid to its
   * ID any more, so that is kept first.
   */
  void rollBack(StepRecord node, String id, Deletion deletion) {
    if (session != null && Objects.requireNonNull(node.confirmation()).id() == null) {
      session.identify(node.key(), id, null);
    }
    boolean unused = rollBack(node, deletion);
  }

  /**
   * Writes back what the fields of a change held that was begun and not confirmed. A process that
   * dies before the record finds the fields as they were, which says the same.
   */
  void writeBack(StepKey step, Change change) {
    reopen(step.rowId());
    deletions.writeBefore(change);
    absent(step);
  }

  /** For what no step of a job made. */
  Deletions unrecorded() {
    return deletions;
  }

  /** Deletes by requests to the repository, unless it is a dry run. */
  private final class Requests implements Deletions {

    @Override
    public void object(EntityRef ref) {
      delete(ref, ref);
    }

    @Override
    public void byUuid(EntityRef ref) {
      delete(ref, new EntityRef(ref.type(), null, ref.uuid()));
    }

    @Override
    public void gone(EntityRef ref) {
      tell(ref, true);
    }

    @Override
    public void writeBefore(Change change) {
      var reversed = change.reversed();
      if (!dryRun) {
        begin();
        var unused = tries.ask(() -> repository.update(reversed, tries::pass));
      }
      tellBefore(change, false);
      breaker.wentWell();
    }

    @Override
    public void isBefore(Change change) {
      tellBefore(change, true);
    }

    @Override
    public void file(EntityRef file, String rowId) {
      try {
        object(file);
      } catch (RepositoryException refused) {
        if (refused.status() != 403 || refused.endsTheRun()) {
          throw refused;
        }
        left(Why.FILE, file, rowId, String.valueOf(refused.getMessage()));
      }
    }
  }

  private void tellBefore(Change change, boolean already) {
    var entity = change.entity();
    listener.changedBack(entity, repository.address(entity), already);
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

  private void tell(EntityRef ref, boolean before) {
    listener.deleted(ref, repository.address(ref), before);
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
   * A row of which something is deleted is not done any more, also when the rollback stops here.
   */
  private void reopen(String rowId) {
    if (session != null && !rowId.equals(reopened)) {
      session.row(rowId).filter(RowRecord::done).ifPresent(row -> session.reopenRow(rowId));
      reopened = rowId;
    }
  }

  void left(Why why, EntityRef ref, String rowId, String reason) {
    listener.left(new Left(why, ref, repository.address(ref), rowId, reason));
  }

  /**
   * A request failed for this object, for good. Where the repository answers nothing else either,
   * it is not this object's fault, and no other is tried. A refusal is the object's own: where five
   * of them ended the rollback, it would end there each time.
   *
   * @throws RepositoryException one that ends the rollback: the fault does, or the repository is
   *     away, or it fails five alike
   */
  void failed(EntityRef ref, String rowId, RepositoryException fault) {
    health.refuseAbsence(fault, "The rollback stops here: roll back again when it does.");
    left(Why.FAILED, ref, rowId, String.valueOf(fault.getMessage()));
    doubtful |= fault.effect() != RepositoryException.Effect.NONE;
    if (!isRefusal(fault) && breaker.failed(ref, fault.status())) {
      throw OperationEnd.because(alike(fault), fault);
    }
  }

  private static boolean isRefusal(RepositoryException fault) {
    return fault.concernsTheObjectAlone()
        && fault.effect() == RepositoryException.Effect.NONE
        && fault.status() < 500;
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
