package org.ingestworkbench.engine;

import java.time.Duration;
import java.util.function.Supplier;
import org.ingestworkbench.operation.WorldFaultException;
import org.ingestworkbench.retry.Gate;
import org.ingestworkbench.retry.RetryPolicy;
import org.ingestworkbench.retry.Throttle;
import org.ingestworkbench.spi.JobListener;
import org.ingestworkbench.spi.RepositoryException;

/**
 * Decides whether something is tried again, and closes the gate for all while it has to wait; what
 * failed elsewhere waits alone. A repository that has too much to do gets fewer attempts at once.
 */
final class Patience {

  private final RetryPolicy policy;
  private final Gate gate;
  private final Throttle throttle;
  private final JobListener listener;

  Patience(RetryPolicy policy, Gate gate, Throttle throttle, JobListener listener) {
    this.policy = policy;
    this.gate = gate;
    this.throttle = throttle;
    this.listener = listener;
  }

  /** How many attempts are made at once. */
  Throttle throttle() {
    return throttle;
  }

  /** Returns when a request may be sent; throws when it is to stop instead. */
  void pass() {
    gate.pass();
  }

  /** Whether a request would have to wait. */
  boolean closed() {
    return gate.closed();
  }

  /** A request was refused: after an overload no other one is sent, not even of items under way. */
  void refused(RepositoryException fault) {
    if (RetryPolicy.overloaded(fault)) {
      gate.closeFor(policy.atOnce(fault));
    }
  }

  /** Makes an attempt, once there is room for one more and the gate is open. */
  <T> T attempt(Supplier<T> attempt) {
    var turn = throttle.turn();
    var result = attempt(turn, attempt);
    turn.wentWell();
    return result;
  }

  private <T> T attempt(Throttle.Turn turn, Supplier<T> attempt) {
    try (turn) {
      gate.pass();
      return attempt.get();
    } catch (StepFailedException failed) {
      slowDown(turn, failed.fault());
      throw failed;
    } catch (RepositoryException fault) {
      slowDown(turn, fault);
      throw fault;
    }
  }

  private static void slowDown(Throttle.Turn turn, RepositoryException fault) {
    if (RetryPolicy.overloaded(fault)) {
      turn.overloaded();
    }
  }

  /**
   * Asks until there is an answer. Most answers come from what was asked before, so they do not say
   * that the repository has time again.
   *
   * @throws RepositoryException the last one, when patience is at its end
   */
  <T> T ask(Supplier<T> question) {
    for (int retry = 1; ; retry++) {
      try {
        return attempt(throttle.turn(), question);
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
   * @throws WorldFaultException when the repository asks for a longer wait than anybody is to have
   */
  boolean again(int retry, RepositoryException fault) {
    if (!fault.retryable()) {
      return false;
    }
    var wait = wait(retry, fault);
    if (retry > policy.retries()) {
      return false;
    }
    if (!wait.isZero()) {
      listener.waiting(wait, String.valueOf(fault.getMessage()));
      wait(wait, fault);
    }
    return true;
  }

  private void wait(Duration wait, RepositoryException fault) {
    if (fault.elsewhere()) {
      gate.waitAlone(wait);
    } else {
      gate.closeFor(wait);
    }
  }

  /** What is too long to wait for is too long also for whoever has no retry left. */
  private Duration wait(int retry, RepositoryException fault) {
    try {
      return policy.before(retry, fault, gate.now());
    } catch (RepositoryException tooLong) {
      throw new WorldFaultException(String.valueOf(tooLong.getMessage()), tooLong);
    }
  }
}
