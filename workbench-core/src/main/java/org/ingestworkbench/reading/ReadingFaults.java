package org.ingestworkbench.reading;

import org.ingestworkbench.repository.RepositoryClient;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.retry.HealthCheck;
import org.ingestworkbench.retry.OperationEnd;
import org.ingestworkbench.retry.SameErrorBreaker;

/** Tells a fault of one question from a fault that all would meet. For one thread. */
final class ReadingFaults<Q> {

  private static final String AGAIN = "Go on when it does.";

  private final HealthCheck health;
  private final SameErrorBreaker<Q> breaker = new SameErrorBreaker<>();

  ReadingFaults(RepositoryClient repository) {
    this.health = new HealthCheck(repository);
  }

  void wentWell() {
    breaker.wentWell();
  }

  /**
   * Lets a fault pass that is the question's own.
   *
   * @throws RepositoryException when it ends the reading
   */
  void refuseFaultOfAll(Q question, RepositoryException fault) {
    health.refuseAbsence(fault, AGAIN);
    if (fault.retryable() && breaker.failed(question, fault.status())) {
      throw OperationEnd.because(
          fault.getMessage() + " " + SameErrorBreaker.ALIKE + " questions in a row failed so.",
          fault);
    }
  }
}
