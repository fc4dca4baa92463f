package org.ingestworkbench.verify;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.JobId;
import org.ingestworkbench.model.Kind;
import org.ingestworkbench.operation.Detached;
import org.ingestworkbench.operation.HaltedException;
import org.ingestworkbench.operation.ObservedRepository;
import org.ingestworkbench.operation.StopSignal;
import org.ingestworkbench.repository.RepositoryClient;
import org.ingestworkbench.retry.Timing;
import org.ingestworkbench.store.IdMapStore;
import org.ingestworkbench.store.JobRecord;
import org.ingestworkbench.store.JournalReader;
import org.ingestworkbench.store.StepRecord;

/**
 * Reads every node, medium and alias that a job's journal has from the repository, and names what
 * is gone, was changed since or is not told. It claims nothing and writes nothing, so it may be
 * made at any time, also while a process has the job; what that makes meanwhile may be missed. Of
 * what was changed, the fields that were are compared. Terms that rows are about are read; those
 * that rows only name belong to the site.
 *
 * <p>{@link #run} is called by one thread, {@link #cancel} and {@link #abort} by any. Interrupted,
 * it is run again from the beginning: nothing of it is kept.
 */
public final class JobVerification {

  /** How many objects are asked for together. */
  private static final int AT_ONCE = 200;

  private final RepositoryClient repository;
  private final IdMapStore store;
  private final JobId job;
  private final Options options;
  private volatile StopSignal signal;

  private record Options(String contentType, VerifyListener listener, Timing timing) {}

  private JobVerification(
      RepositoryClient repository, IdMapStore store, JobId job, Options options) {
    this.repository = repository;
    this.store = store;
    this.job = job;
    this.options = options;
    this.signal = options.timing().signal();
  }

  /** The verification of a job of the store. Both stay the caller's. */
  public static JobVerification of(RepositoryClient repository, IdMapStore store, JobId job) {
    return new JobVerification(
        repository,
        store,
        job,
        new Options("islandora_object", VerifyListener.NONE, Timing.by(Clock.systemUTC())));
  }

  private JobVerification with(Options other) {
    return new JobVerification(repository, store, job, other);
  }

  private JobVerification at(Timing other) {
    return with(new Options(options.contentType(), options.listener(), other));
  }

  /** The same with a listener that is told of what it finds. */
  public JobVerification listener(VerifyListener told) {
    return with(new Options(options.contentType(), told, options.timing()));
  }

  /** The same with a content type of the repository; {@code islandora_object} otherwise. */
  public JobVerification contentType(String bundle) {
    return with(new Options(bundle, options.listener(), options.timing()));
  }

  /**
   * The same with other retries: how often after the first time, and the wait before the second.
   */
  public JobVerification retries(int times, Duration backOff) {
    return at(options.timing().withRetries(times, backOff));
  }

  /** The same that waits so long for a repository that is away; not at all otherwise. */
  public JobVerification waitForSite(Duration time) {
    return at(options.timing().withOutage(time));
  }

  /** The same by another clock than the system's. */
  public JobVerification clock(Clock clock) {
    return at(options.timing().withClock(clock));
  }

  /** The same, cancelled when it has not ended by then. */
  public JobVerification deadline(Instant deadline) {
    return at(options.timing().withDeadline(deadline));
  }

  /** The same with another limit of a cancel: how long a request under way is waited for. */
  public JobVerification cancelLimit(Duration limit) {
    return at(options.timing().withCancelLimit(limit));
  }

  /** The same that waits otherwise than in real time: tests turn a clock. */
  JobVerification waiting(Consumer<Duration> how) {
    return at(options.timing().withWaiting(how));
  }

  /**
   * Reads. A fault of the world ends it and is in the report. Told to stop, it ends within {@link
   * #cancelLimit} and some seconds.
   *
   * @throws InputException when the store has no such job
   */
  public VerifyReport run() {
    var own = signal;
    try {
      return options.timing().supervisor(own, repository).supervise(() -> verified(own));
    } finally {
      signal = options.timing().signal();
    }
  }

  private VerifyReport verified(StopSignal own) {
    var record =
        store
            .job(job)
            .orElseThrow(() -> new InputException("There is no job " + job + " in " + store + "."));
    var tally = new VerifyTally(options.listener());
    if (Detached.run(own, () -> read(record, tally, own)).isEmpty()) {
      tally.close();
    }
    return tally.report(record, own);
  }

  private boolean read(JobRecord record, VerifyTally tally, StopSignal own) {
    var retry = options.timing().retry(own, tally, repository);
    var site = ObservedRepository.of(repository, tally, options.timing().clock());
    var journal = store.journal(record.id());
    var reader = new ObjectReader(site, journal, options.contentType(), retry, tally);
    try {
      read(journal, reader, own);
      if (!own.stopping()) {
        own.cameTooLate();
      }
    } catch (HaltedException halted) {
      // What was read until now is reported.
    } catch (RuntimeException fault) {
      own.fault(fault);
    }
    return true;
  }

  private static void read(JournalReader journal, ObjectReader reader, StopSignal own) {
    var some = new ArrayList<StepRecord>();
    journal.completedLastFirst(
        step -> {
          if (isTheJobs(step)) {
            some.add(step);
          }
          if (some.size() >= AT_ONCE) {
            read(some, reader, own);
          }
        });
    read(some, reader, own);
    journal.open(
        step -> {
          if (isTheJobs(step)) {
            reader.open(step);
          }
        });
  }

  /**
   * Terms that rows only name belong to the site: one that was begun is found by its name later,
   * and its step is not asked for again.
   */
  private static boolean isTheJobs(StepRecord step) {
    return step.key().kind() != Kind.TERM || !step.key().rowId().isEmpty();
  }

  private static void read(List<StepRecord> some, ObjectReader reader, StopSignal own) {
    if (own.stopping()) {
      throw new HaltedException();
    }
    reader.read(some);
    some.clear();
  }

  /** Reads nothing further. Returns at once; any thread. */
  public void cancel() {
    signal.cancel();
  }

  /** Drops the request under way too. Returns at once; any thread. */
  public void abort() {
    signal.abort();
    repository.abort();
  }

  @Override
  public String toString() {
    return "Verification of job " + job + " on " + repository.host();
  }
}
