package org.ingestworkbench;

import java.time.Duration;
import java.util.function.Supplier;
import org.ingestworkbench.check.Insisting;
import org.ingestworkbench.engine.RetryPolicy;
import org.ingestworkbench.engine.StopSignal;
import org.ingestworkbench.spi.JobListener;
import org.ingestworkbench.spi.RepositoryException;

/** Asks as often as a run would; a stop ends the waiting. Safe for many threads. */
final class CheckPatience implements Insisting {

  private final RetryPolicy policy;
  private final StopSignal signal;
  private final JobListener listener;

  CheckPatience(RetryPolicy policy, StopSignal signal, JobListener listener) {
    this.policy = policy;
    this.signal = signal;
    this.listener = listener;
  }

  @Override
  public <T> T ask(Supplier<T> question) {
    for (int retry = 1; ; retry++) {
      try {
        return question.get();
      } catch (RepositoryException fault) {
        if (!fault.retryable() || retry > policy.retries() || signal.stopping()) {
          throw fault;
        }
        await(policy.before(retry, fault.retryAfter()), fault);
      }
    }
  }

  private void await(Duration wait, RepositoryException fault) {
    if (!wait.isZero()) {
      listener.waiting(wait, String.valueOf(fault.getMessage()));
      signal.await(wait);
    }
  }
}
