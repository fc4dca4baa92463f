package org.ingestworkbench.check;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.ingestworkbench.model.InputUnavailableException;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Problem.Place;
import org.ingestworkbench.model.Problem.Severity;
import org.ingestworkbench.model.WorkbenchException;
import org.ingestworkbench.operation.HaltedException;
import org.ingestworkbench.repository.RepositoryException;

/**
 * What keeps the rest from being asked: a site that does not answer, a share that went away. Said
 * once; what can be looked at without it is looked at all the same. Safe for many threads.
 */
final class RequestFaults {

  private final String host;
  private final AtomicReference<Problem> first = new AtomicReference<>();

  RequestFaults(String host) {
    this.host = host;
  }

  /** Whether there is no use in asking on. */
  boolean any() {
    return first.get() != null;
  }

  Optional<Problem> problem() {
    return Optional.ofNullable(first.get());
  }

  /**
   * Takes a fault of the world. A check that is to stop and waits for the site has none to tell.
   *
   * @throws WorkbenchException the same, when it is none
   */
  void take(WorkbenchException fault) {
    if (fault instanceof RepositoryException) {
      first.compareAndSet(null, problem(Code.SITE_UNAVAILABLE, host, fault));
    } else if (fault instanceof InputUnavailableException share) {
      first.compareAndSet(null, problem(Code.INPUT_UNREADABLE, share.path().toString(), fault));
    } else if (!(fault instanceof HaltedException)) {
      throw fault;
    }
  }

  /** Whether the fault concerns one row alone, so that the others can be looked at. */
  static boolean ofRow(WorkbenchException fault) {
    return fault instanceof RepositoryException site && site.concernsTheObjectAlone();
  }

  private static Problem problem(Code code, String place, WorkbenchException fault) {
    return new Problem(code, Severity.ERROR, Place.file(place), String.valueOf(fault.getMessage()));
  }
}
