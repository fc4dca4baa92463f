package org.ingestworkbench.rollback;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.ingestworkbench.spi.RepositoryException;
import org.ingestworkbench.spi.RollbackListener;

/**
 * Sends a request again that may go well later. All of a rollback's may be sent again: questions,
 * and deletions, which do no harm twice.
 *
 * @param retries how often after the first time
 * @param backOff the wait before the second retry; doubled for each further one
 * @param longest no wait is longer
 * @param waiting waits
 * @param stopping whether nothing further is to be started
 */
public record Tries(
    int retries,
    Duration backOff,
    Duration longest,
    Consumer<Duration> waiting,
    BooleanSupplier stopping,
    RollbackListener listener) {

  <T> T of(Supplier<T> request) {
    for (int retry = 1; ; retry++) {
      try {
        return request.get();
      } catch (RepositoryException fault) {
        if (!fault.retryable() || retry > retries || stopping.getAsBoolean()) {
          throw fault;
        }
        pause(before(retry, fault), fault);
      }
    }
  }

  private void pause(Duration time, RepositoryException fault) {
    if (!time.isZero()) {
      listener.waiting(time, String.valueOf(fault.getMessage()));
      waiting.accept(time);
    }
  }

  private Duration before(int retry, RepositoryException fault) {
    var asked = fault.retryAfter();
    var own = retry == 1 ? Duration.ZERO : backOff.multipliedBy(1L << Math.min(retry - 2, 20));
    var wait = asked == null ? own : asked;
    return wait.compareTo(longest) > 0 ? longest : wait;
  }
}
