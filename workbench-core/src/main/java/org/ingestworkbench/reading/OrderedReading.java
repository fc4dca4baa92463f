package org.ingestworkbench.reading;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.ingestworkbench.listener.OperationListener;
import org.ingestworkbench.operation.Detached;
import org.ingestworkbench.operation.StopSignal;
import org.ingestworkbench.repository.RepositoryClient;
import org.ingestworkbench.retry.Timing;

/**
 * Asks a repository for many things, several at once, and hands over the answers in the order of
 * the questions. What fails is asked again as in a job; a fault that other questions would meet too
 * ends it. It keeps nothing: what was handed over is the task's to remember.
 *
 * <p>{@link #run} is called by one thread, {@link #cancel} and {@link #abort} by any.
 */
public final class OrderedReading {

  private static final OperationListener NONE = new OperationListener() {};

  private final RepositoryClient repository;
  private final Options options;
  private volatile StopSignal signal;

  /**
   * @param what how messages call it, such as {@code export}
   */
  private record Options(String what, int concurrency, OperationListener listener, Timing timing) {}

  private OrderedReading(RepositoryClient repository, Options options) {
    this.repository = repository;
    this.options = options;
    this.signal = options.timing().signal();
  }

  /**
   * A reading of a repository, which stays the caller's.
   *
   * @param what how messages call it, such as {@code export}
   */
  public static OrderedReading of(RepositoryClient repository, String what) {
    return new OrderedReading(repository, new Options(what, 4, NONE, Timing.by(Clock.systemUTC())));
  }

  private OrderedReading at(Timing other) {
    return new OrderedReading(
        repository, new Options(options.what(), options.concurrency(), options.listener(), other));
  }

  /** The same with so many questions under way at once; four otherwise. */
  public OrderedReading concurrency(int most) {
    return new OrderedReading(
        repository, new Options(options.what(), most, options.listener(), options.timing()));
  }

  /** The same with a listener that is told of waits, by any thread. */
  public OrderedReading listener(OperationListener told) {
    return new OrderedReading(
        repository, new Options(options.what(), options.concurrency(), told, options.timing()));
  }

  /**
   * The same with other retries: how often after the first time, and the wait before the second.
   */
  public OrderedReading retries(int times, Duration backOff) {
    return at(options.timing().withRetries(times, backOff));
  }

  /** The same that waits so long for a repository that is away; not at all otherwise. */
  public OrderedReading waitForSite(Duration time) {
    return at(options.timing().withOutage(time));
  }

  /** The same by another clock than the system's. */
  public OrderedReading clock(Clock clock) {
    return at(options.timing().withClock(clock));
  }

  /** The same, cancelled when it has not ended by then. */
  public OrderedReading deadline(Instant deadline) {
    return at(options.timing().withDeadline(deadline));
  }

  /** The same with another limit of a cancel: how long what is under way is waited for. */
  public OrderedReading cancelLimit(Duration limit) {
    return at(options.timing().withCancelLimit(limit));
  }

  /**
   * Asks for everything that the task has. A fault of the world ends it and is in what it returns.
   * Told to stop, it ends within {@link #cancelLimit} and some seconds; the task hears nothing any
   * more once this returned.
   */
  public <Q, A> ReadingEnd run(ReadingTask<Q, A> task) {
    var own = signal;
    try {
      return options.timing().supervisor(own, repository).supervise(() -> read(task, own));
    } finally {
      signal = options.timing().signal();
    }
  }

  private <Q, A> ReadingEnd read(ReadingTask<Q, A> task, StopSignal own) {
    var retry = options.timing().retry(own, options.listener(), repository);
    var faults = new ReadingFaults<Q>(repository);
    var pass = new ReadingPass<Q, A>(task, options.concurrency(), own, retry, faults);
    if (Detached.run(own, pass::run).isEmpty()) {
      pass.close();
    }
    return new ReadingEnd(own.words(options.what()), own.cause());
  }

  /** Asks for nothing further. Returns at once; any thread. */
  public void cancel() {
    signal.cancel();
  }

  /** Drops the requests under way too. Returns at once; any thread. */
  public void abort() {
    signal.abort();
    repository.abort();
  }

  @Override
  public String toString() {
    return options.what() + " of " + repository.host();
  }
}
