package org.ingestworkbench.retry;

import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.ingestworkbench.spi.RepositoryException;

/**
 * Sends a request again that may go well later; for questions, and for deletions, which do no harm
 * twice. As safe for many threads as what it is given.
 *
 * @param retries how often after the first time
 * @param waits how long is waited before
 * @param waiting waits
 * @param stopping whether nothing is to be tried again
 * @param told is told of a wait before it begins, with the reason
 */
public record Retry(
    int retries,
    Waits waits,
    Consumer<Duration> waiting,
    BooleanSupplier stopping,
    BiConsumer<Duration, String> told) {

  /** Says how long to wait before a retry. */
  @FunctionalInterface
  public interface Waits {

    /**
     * The wait before a retry; zero for none.
     *
     * @param retry counted from 1
     * @throws RepositoryException when the repository asks for a longer wait than anybody is to
     *     have
     */
    Duration before(int retry, RepositoryException fault);
  }

  /**
   * Asks until there is an answer.
   *
   * @throws RepositoryException what the last try threw
   */
  public <T> T ask(Supplier<T> request) {
    for (int retry = 1; ; retry++) {
      try {
        return request.get();
      } catch (RepositoryException fault) {
        pause(wait(retry, fault), fault);
      }
    }
  }

  private Duration wait(int retry, RepositoryException fault) {
    if (!fault.retryable() || stopping.getAsBoolean()) {
      throw fault;
    }
    var wait = waits.before(retry, fault);
    if (retry > retries) {
      throw fault;
    }
    return wait;
  }

  private void pause(Duration time, RepositoryException fault) {
    if (!time.isZero()) {
      told.accept(time, String.valueOf(fault.getMessage()));
      waiting.accept(time);
    }
  }
}
