package org.ingestworkbench.retry;

import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.repository.RepositoryClient;
import org.ingestworkbench.repository.RepositoryException;

/**
 * Whether the repository answers a question that has nothing to do with what failed: it is asked
 * for a node that no repository has. "There is none" and "not for you" are answers too. Asked once,
 * without patience: that is at its end by then.
 */
public final class HealthCheck implements BooleanSupplier {

  private static final EntityRef NONE = EntityRef.node("0", new UUID(0, 0));

  private final RepositoryClient repository;

  public HealthCheck(RepositoryClient repository) {
    this.repository = repository;
  }

  @Override
  public boolean getAsBoolean() {
    try {
      return repository.look(NONE) != null;
    } catch (RepositoryException fault) {
      return fault.concernsTheObjectAlone();
    }
  }

  /**
   * Lets a fault pass that may be the object's own, after patience with it is at its end.
   *
   * @param advice what to do when the repository is away
   * @throws RepositoryException the fault, when it ends the operation; one that does when the
   *     repository answers nothing else either: no other object is to be tried
   */
  public void refuseAbsence(RepositoryException fault, String advice) {
    if (fault.endsTheRun()) {
      throw fault;
    } else if (fault.retryable() && !getAsBoolean()) {
      throw OperationEnd.because(
          fault.getMessage() + " The repository answers nothing else either. " + advice, fault);
    }
  }
}
