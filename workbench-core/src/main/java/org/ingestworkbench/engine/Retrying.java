package org.ingestworkbench.engine;

import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.spi.RepositoryException.Scope;
import org.jspecify.annotations.Nullable;

/**
 * Tries again what may go well later. Stands outside {@link Settling}, so that every attempt first
 * finds out what the last one did. An attempt that got further than the one before has its full
 * budget again.
 */
final class Retrying implements ItemIngester {

  private final ItemIngester inner;
  private final Patience patience;
  private final Breaker breaker;

  Retrying(ItemIngester inner, Patience patience, Breaker breaker) {
    this.inner = inner;
    this.patience = patience;
    this.breaker = breaker;
  }

  @Override
  public Outcome ingest(Work work) {
    var left = work;
    @Nullable StepKey lastFailed = null;
    int retries = 0;
    while (true) {
      patience.pass();
      try {
        return inner.ingest(left);
      } catch (StepFailedException failed) {
        retries = failed.step().equals(lastFailed) ? retries + 1 : 1;
        lastFailed = failed.step();
        if (!patience.again(retries, failed.fault())) {
          left = giveUp(left, failed);
        }
      }
    }
  }

  /** A row's fault fails the step and the rest goes on; a fault of the world ends the run. */
  private Work giveUp(Work work, StepFailedException failed) {
    var message = String.valueOf(failed.getMessage());
    if (failed.fault().scope() == Scope.JOB) {
      throw new WorldFaultException(message, failed);
    }
    breaker.gaveUp(work.item().key(), failed.fault());
    return work.without(failed.step(), message);
  }
}
