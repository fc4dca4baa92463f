package org.ingestworkbench.ingest;

import java.util.HashMap;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.operation.StepFailedException;
import org.ingestworkbench.operation.WorldFaultException;
import org.ingestworkbench.retry.RequestRetry;
import org.ingestworkbench.retry.Retry;

/**
 * Tries again what may go well later. Stands outside {@link SettlingIngester}, so that every
 * attempt first finds out what the last one did. Every step has the full budget for itself.
 */
public final class RetryingIngester implements ItemIngester {

  private final ItemIngester inner;
  private final RequestRetry patience;
  private final RunBreaker breaker;

  public RetryingIngester(ItemIngester inner, RequestRetry patience, RunBreaker breaker) {
    this.inner = inner;
    this.patience = patience;
    this.breaker = breaker;
  }

  @Override
  public Outcome ingest(ItemWork work) {
    var left = work;
    var budgets = new HashMap<StepKey, Retry.Budget>();
    while (true) {
      var now = left;
      try {
        return patience.attempt(() -> inner.ingest(now));
      } catch (StepFailedException failed) {
        left.journal().flush();
        var budget = budgets.computeIfAbsent(failed.step(), step -> patience.budget());
        if (!budget.again(failed.fault())) {
          left = giveUp(left, failed);
        }
      }
    }
  }

  /** A row's fault fails the step and the rest goes on; a fault of the world ends the run. */
  private ItemWork giveUp(ItemWork work, StepFailedException failed) {
    var message = String.valueOf(failed.getMessage());
    if (failed.fault().endsTheRun()) {
      throw new WorldFaultException(message, failed);
    }
    breaker.gaveUp(work.item().key(), failed.fault(), work.journal());
    return work.without(failed.step(), message);
  }
}
