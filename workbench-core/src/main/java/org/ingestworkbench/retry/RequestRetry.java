package org.ingestworkbench.retry;

import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.ingestworkbench.operation.StepFailedException;
import org.ingestworkbench.repository.RepositoryException;

/**
 * The retries of a run, with the number of attempts that it makes at once: a repository that has
 * too much to do gets fewer of them.
 */
public final class RequestRetry {

  private final Retry retry;
  private final Throttle throttle;
  private final IntConsumer limitChanged;
  private volatile int told;

  /**
   * @param limitChanged is told how many requests may be under way, when that is another number
   */
  public RequestRetry(Retry retry, Throttle throttle, IntConsumer limitChanged) {
    this.retry = retry;
    this.throttle = throttle;
    this.limitChanged = limitChanged;
    this.told = throttle.limit();
  }

  private void tellLimit() {
    if (told != throttle.limit()) {
      tellNow();
    }
  }

  /** One at a time, so that the number that is told last is the one that holds. */
  private synchronized void tellNow() {
    int now = throttle.limit();
    if (told != now) {
      told = now;
      limitChanged.accept(now);
    }
  }

  /** Returns when a request may be sent; throws when it is to stop instead. */
  public void pass() {
    retry.pass();
  }

  /** Whether a request would have to wait. */
  public boolean closed() {
    return retry.closed();
  }

  /** A request was refused; see {@link Retry#refused}. */
  public void refused(RepositoryException fault) {
    retry.refused(fault);
  }

  /** Makes an attempt once the gate is open; what it sends are {@link #request requests}. */
  public <T> T attempt(Supplier<T> attempt) {
    var now = throttle.attempt();
    retry.pass();
    var result = telling(now, attempt);
    now.wentWell();
    tellLimit();
    return result;
  }

  /** Sends a request once one more may be under way; holds nothing for it before and after. */
  public <T> T request(Supplier<T> request) {
    try (var turn = throttle.turn()) {
      retry.pass();
      return request.get();
    }
  }

  private <T> T telling(Throttle.Attempt attempt, Supplier<T> work) {
    try {
      return work.get();
    } catch (StepFailedException failed) {
      slowDown(attempt, failed.fault());
      throw failed;
    } catch (RepositoryException fault) {
      slowDown(attempt, fault);
      throw fault;
    }
  }

  private void slowDown(Throttle.Attempt attempt, RepositoryException fault) {
    if (RetryPolicy.overloaded(fault)) {
      attempt.overloaded();
      tellLimit();
    }
  }

  /**
   * Asks until there is an answer, see {@link Retry#ask}. Most answers come from what was asked
   * before, so they do not say that the repository has time again.
   */
  public <T> T ask(Supplier<T> question) {
    return retry.ask(() -> telling(throttle.attempt(), () -> request(question)));
  }

  /** The retries of a step; see {@link Retry#budget}. */
  public Retry.Budget budget() {
    return retry.budget();
  }
}
