package org.ingestworkbench.retry;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.ingestworkbench.repository.RepositoryException;

/**
 * How often a request is tried again, and how long is waited before.
 *
 * @param retries how often after the first time
 * @param backOff the wait before the second retry; doubled for each further one; the first retry
 *     comes at once, except after an overload
 * @param longest no wait is longer; a repository that asks for a longer one is not asked again
 * @param outage how long a repository that is away is waited for after the last retry
 */
public record RetryPolicy(int retries, Duration backOff, Duration longest, Duration outage) {

  /** Three retries, at once and after 2 and 4 seconds; what is asked for up to an hour. */
  public static final RetryPolicy DEFAULT = of(3, Duration.ofSeconds(2));

  private static final Duration LONGEST_OF_OURS = Duration.ofMinutes(5);
  private static final Set<Integer> OVERLOADED = Set.of(429, 503);

  /** A policy that obeys for up to an hour, and waits for no repository that is away. */
  public static RetryPolicy of(int retries, Duration backOff) {
    return new RetryPolicy(retries, backOff, Duration.ofHours(1), Duration.ZERO);
  }

  /** The same with another time for an outage. */
  public RetryPolicy withOutage(Duration time) {
    return new RetryPolicy(retries, backOff, longest, time);
  }

  /** Whether the repository says that it has too much to do. */
  public static boolean overloaded(RepositoryException fault) {
    return !fault.elsewhere() && OVERLOADED.contains(fault.status());
  }

  /**
   * The wait before a retry: what the repository asks for, and never less than the back-off, since
   * a repository that asks for none may mean it, or have another clock.
   *
   * @param retry counted from 1
   * @throws RepositoryException of the job, when it asks for a longer wait than the policy allows
   */
  public Duration before(int retry, RepositoryException fault, Instant now) {
    var asked = fault.retryAfter() == null ? Duration.ZERO : fault.retryAfter();
    if (asked.compareTo(longest) > 0 && !fault.elsewhere()) {
      throw tooLong(fault, asked, now);
    }
    var own = own(overloaded(fault) ? retry + 1 : retry);
    var wait = asked.compareTo(own) < 0 ? own : asked;
    return wait.compareTo(longest) > 0 ? longest : wait;
  }

  /**
   * How long nothing is sent after an overload, while it is still open what becomes of the refused
   * request.
   */
  public Duration atOnce(RepositoryException fault) {
    var asked = fault.retryAfter() == null ? backOff : fault.retryAfter();
    var wait = asked.compareTo(backOff) < 0 ? backOff : asked;
    return wait.compareTo(longest) > 0 ? longest : wait;
  }

  private Duration own(int retry) {
    var wait = retry <= 1 ? Duration.ZERO : backOff.multipliedBy(1L << Math.min(retry - 2, 20));
    return wait.compareTo(LONGEST_OF_OURS) > 0 ? LONGEST_OF_OURS : wait;
  }

  /**
   * No row's fault, and nothing that a run should sit out: the machine may be needed for other
   * work.
   */
  private RepositoryException tooLong(RepositoryException fault, Duration asked, Instant now) {
    return OperationEnd.because(
        "The repository asks for a wait of "
            + asked.toMinutes()
            + " minutes, and no run waits longer than "
            + longest.toMinutes()
            + ": it stops here, and nothing is lost. Resume after "
            + now.plus(asked).truncatedTo(ChronoUnit.SECONDS)
            + ". What it says: "
            + fault.getMessage(),
        fault);
  }
}
