package org.ingestworkbench.journal;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.repository.RepositoryException;

/**
 * Steps of which a request may still be under way although its step is settled: the answer was not
 * heard, and the repository does not have the object yet. Safe for several threads.
 */
public final class LateRequests {

  /** A proxy answers so while the site behind it may go on. */
  private static final Set<Integer> OF_PROXIES = Set.of(502, 504);

  private final Set<StepKey> sent = ConcurrentHashMap.newKeySet();
  private final Set<StepKey> unanswered = ConcurrentHashMap.newKeySet();
  private final Set<StepKey> mayStillCome = ConcurrentHashMap.newKeySet();

  /** A request for the step is sent by this run. */
  void sent(StepKey step) {
    sent.add(step);
    unanswered.add(step);
  }

  /** Whether this run has sent a request for the step. */
  boolean isSent(StepKey step) {
    return sent.contains(step);
  }

  /** The request was answered with a fault: what the site does of it, it has done. */
  void answered(StepKey step, RepositoryException fault) {
    if (fault.status() != 0 && !OF_PROXIES.contains(fault.status())) {
      unanswered.remove(step);
    }
  }

  /**
   * Whether a request for a step that is not there may still make it.
   *
   * @param over whether the requests of earlier runs are surely over
   */
  boolean mayStillCome(StepKey step, boolean over) {
    return mayStillCome(step) || (sent.contains(step) ? unanswered.contains(step) : !over);
  }

  /** The step is not there, though an earlier request may still make it. */
  void absentForNow(StepKey step) {
    mayStillCome.add(step);
  }

  /** Whether that was found of the step; in the store it is open. */
  boolean mayStillCome(StepKey step) {
    return mayStillCome.contains(step);
  }

  /** The step is there: a late request makes nothing. */
  void arrived(StepKey step) {
    sent.remove(step);
    unanswered.remove(step);
    mayStillCome.remove(step);
  }
}
