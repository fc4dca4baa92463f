package org.ingestworkbench.engine;

import java.util.function.Supplier;
import org.ingestworkbench.spi.JobListener;
import org.ingestworkbench.spi.RepositoryException;

/** Decides whether something is tried again, and closes the gate for all while it has to wait. */
final class Patience {

  private final RetryPolicy policy;
  private final Gate gate;
  private final JobListener listener;

  Patience(RetryPolicy policy, Gate gate, JobListener listener) {
    this.policy = policy;
    this.gate = gate;
    this.listener = listener;
  }

  /** Waits until the gate is open. */
  void pass() {
    gate.pass();
  }

  /**
   * Asks until there is an answer.
   *
   * @throws RepositoryException the last one, when patience is at its end
   */
  <T> T ask(Supplier<T> question) {
    for (int retry = 1; ; retry++) {
      pass();
      try {
        return question.get();
      } catch (RepositoryException fault) {
        if (!again(retry, fault)) {
          throw fault;
        }
      }
    }
  }

  /**
   * Whether to try once more.
   *
   * @param retry which retry it would be, counted from 1
   */
  boolean again(int retry, RepositoryException fault) {
    if (!fault.retryable() || retry > policy.retries()) {
      return false;
    }
    var wait = policy.before(retry, fault.retryAfter());
    if (!wait.isZero()) {
      listener.waiting(wait, String.valueOf(fault.getMessage()));
      gate.closeFor(wait);
    }
    return true;
  }
}
