package org.ingestworkbench.engine;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How often a request is tried again, and how long is waited before.
 *
 * @param retries how often after the first time
 * @param backOff the wait before the second retry; doubled for each further one; the first retry
 *     comes at once
 * @param longest no wait is longer, whatever the repository asks for
 */
public record RetryPolicy(int retries, Duration backOff, Duration longest) {

  /** Three retries, at once and after 2 and 4 seconds; never longer than five minutes. */
  public static final RetryPolicy DEFAULT =
      new RetryPolicy(3, Duration.ofSeconds(2), Duration.ofMinutes(5));

  /**
   * The wait before a retry.
   *
   * @param retry counted from 1
   * @param asked what the repository asked for; null when it did not
   */
  public Duration before(int retry, @Nullable Duration asked) {
    var wait = asked != null ? asked : own(retry);
    return wait.compareTo(longest) > 0 ? longest : wait;
  }

  private Duration own(int retry) {
    return retry <= 1 ? Duration.ZERO : backOff.multipliedBy(1L << Math.min(retry - 2, 20));
  }
}
