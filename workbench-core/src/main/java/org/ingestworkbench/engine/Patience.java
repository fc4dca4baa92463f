package org.ingestworkbench.engine;

import java.util.function.Supplier;
import org.ingestworkbench.retry.Retry;
import org.ingestworkbench.retry.RetryPolicy;
import org.ingestworkbench.retry.Throttle;
import org.ingestworkbench.spi.RepositoryException;

/**
 * The retries of a run, with the number of attempts that it makes at once: a repository that has
 * too much to do gets fewer of them.
 */
final class Patience {

  private final Retry retry;
  private final Throttle throttle;

  Patience(Retry retry, Throttle throttle) {
    this.retry = retry;
    this.throttle = throttle;
  }

  /** How many attempts are made at once. */
  Throttle throttle() {
    return throttle;
  }

  /** Returns when a request may be sent; throws when it is to stop instead. */
  void pass() {
    retry.pass();
  }

  /** Whether a request would have to wait. */
  boolean closed() {
    return retry.closed();
  }

  /** A request was refused; see {@link Retry#refused}. */
  void refused(RepositoryException fault) {
    retry.refused(fault);
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
      retry.pass();
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
   * Asks until there is an answer, see {@link Retry#ask}. Most answers come from what was asked
   * before, so they do not say that the repository has time again.
   */
  <T> T ask(Supplier<T> question) {
    return retry.ask(() -> attempt(throttle.turn(), question));
  }

  /** Whether to try once more; see {@link Retry#again}. */
  boolean again(int retryCount, RepositoryException fault) {
    return retry.again(retryCount, fault);
  }
}
