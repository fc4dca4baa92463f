package org.ingestworkbench.retry;

import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.repository.RepositoryException.Remedy;
import org.ingestworkbench.repository.RepositoryException.Scope;

/** What an operation ends with where a fault says more than it says of itself. */
public final class OperationEnd {
  private OperationEnd() {}

  /** The fault in other words, as one that ends the operation. */
  public static RepositoryException because(String message, RepositoryException fault) {
    return RepositoryException.because(message)
        .status(fault.status())
        .effect(fault.effect())
        .scope(Scope.JOB)
        .remedy(Remedy.MEND_AND_RESUME)
        .retryAfter(fault.retryAfter())
        .cause(fault)
        .build();
  }
}
