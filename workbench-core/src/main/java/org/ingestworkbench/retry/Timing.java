package org.ingestworkbench.retry;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.ingestworkbench.listener.OperationListener;
import org.ingestworkbench.operation.RunSupervisor;
import org.ingestworkbench.operation.StopSignal;
import org.ingestworkbench.repository.RepositoryClient;
import org.jspecify.annotations.Nullable;

/**
 * When an operation asks again, waits and ends.
 *
 * @param waiting how to wait; null for real time. Tests turn a clock instead
 * @param deadline when the operation is cancelled; null for never
 * @param cancelLimit how long what is under way is waited for after a stop
 */
public record Timing(
    RetryPolicy retries,
    Clock clock,
    @Nullable Consumer<Duration> waiting,
    @Nullable Instant deadline,
    Duration cancelLimit) {

  public static Timing by(Clock clock) {
    return new Timing(RetryPolicy.DEFAULT, clock, null, null, Duration.ofMinutes(2));
  }

  public Timing withRetries(int times, Duration backOff) {
    var policy = RetryPolicy.of(times, backOff).withOutage(retries.outage());
    return new Timing(policy, clock, waiting, deadline, cancelLimit);
  }

  public Timing withOutage(Duration time) {
    if (time.isNegative()) {
      throw new IllegalArgumentException("waitForSite must not be negative: " + time);
    }
    return new Timing(retries.withOutage(time), clock, waiting, deadline, cancelLimit);
  }

  public Timing withClock(Clock other) {
    return new Timing(retries, other, waiting, deadline, cancelLimit);
  }

  public Timing withWaiting(Consumer<Duration> how) {
    return new Timing(retries, clock, how, deadline, cancelLimit);
  }

  public Timing withDeadline(Instant when) {
    return new Timing(retries, clock, waiting, when, cancelLimit);
  }

  public Timing withCancelLimit(Duration limit) {
    if (limit.isNegative()) {
      throw new IllegalArgumentException("cancelLimit must not be negative: " + limit);
    }
    return new Timing(retries, clock, waiting, deadline, limit);
  }

  public StopSignal signal() {
    return new StopSignal(clock, deadline);
  }

  public RunSupervisor supervisor(StopSignal signal, RepositoryClient repository) {
    return new RunSupervisor(signal, cancelLimit, repository::abort);
  }

  /** The retries of an operation, the same for all; a stop ends the waiting. */
  public Retry retry(StopSignal signal, OperationListener told, RepositoryClient repository) {
    return Retry.of(retries, clock, signal, waiting, told).of(new HealthCheck(repository));
  }
}
