package org.ingestworkbench;

import java.util.Optional;
import java.util.function.Supplier;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.JobId;
import org.ingestworkbench.operation.StopSignal;
import org.ingestworkbench.retry.Retry;
import org.ingestworkbench.rollback.Rollback;
import org.ingestworkbench.rollback.Rules;
import org.ingestworkbench.settle.StepLookup;
import org.ingestworkbench.spi.JobClaim;
import org.ingestworkbench.spi.JobRecord;
import org.ingestworkbench.spi.JobSession;
import org.ingestworkbench.spi.JobState;
import org.ingestworkbench.spi.JournalReader;
import org.jspecify.annotations.Nullable;

/**
 * Undoes a job: deletes what its journal says that it made, all runs of it together. Media go
 * before their nodes, children before their parents; what somebody else has a part in is kept and
 * listed. The job's input is not needed.
 *
 * <p>{@link #run} is called by one thread; {@link #cancel} and {@link #abort} by any. The parts
 * stay the caller's. A rollback that was interrupted anywhere is run again: what is gone is gone,
 * and an object is in the journal and in the ID map until the repository says that it is deleted. A
 * run of the job after it makes everything anew under other uuids.
 */
public final class JobRollback {

  private final RollbackParts parts;
  private final StopSignal signal = new StopSignal();
  private @Nullable JobId chosen;

  JobRollback(RollbackParts parts) {
    this.parts = parts;
  }

  /** Starts to build the rollback of the newest job of a name. */
  public static JobRollbackBuilder named(String name) {
    return new JobRollbackBuilder(name);
  }

  /** Starts to build the rollback of one job, whatever other jobs have its name. */
  public static JobRollbackBuilder of(JobId job) {
    return new JobRollbackBuilder(job);
  }

  /**
   * The job as the store has it: of several of a name the newest, rolled back or not. Which it is
   * is decided once, so that what is counted, shown and deleted is one job's.
   *
   * @throws InputException when there is none for the repository's host
   */
  public synchronized JobRecord job() {
    var job = chosen == null ? wanted() : parts.store().job(chosen);
    chosen = job.map(JobRecord::id).orElse(null);
    return job.orElseThrow(
        () ->
            new InputException("There is no job " + parts.wanted() + " in " + parts.store() + "."));
  }

  private Optional<JobRecord> wanted() {
    return parts.store().jobs().stream().filter(parts::isWanted).findFirst();
  }

  /**
   * What there is to delete, by the journal alone; asks the repository nothing.
   *
   * @throws InputException as {@link #job}
   */
  public RollbackCounts counts() {
    var id = job().id();
    return RollbackCounts.of(id, parts.store().journal(id));
  }

  /**
   * Deletes. A dry run claims nothing: it may be made while another process has the job.
   *
   * @throws InputException as {@link #job}; nothing was deleted then
   * @throws org.ingestworkbench.spi.ClaimException when another process has the job
   */
  public RollbackReport run() {
    var job = job();
    MapRebuild.requireWhole(parts.store(), job);
    if (parts.options().dryRun()) {
      return dryRun(job);
    }
    try (var session = parts.store().claim(claim(job))) {
      return run(session, session.before().orElseThrow());
    }
  }

  private RollbackReport run(JobSession session, JobRecord before) {
    var tally = new RollbackTally(parts.listener());
    var course = roll(session::job, session, session, rules(before), tally);
    var fault = course.fault();
    var state = state(fault, tally.hindered() || (fault == null && isLeftOver(session)));
    fault = end(session, course.whole(), state, fault);
    return report(session.id(), fault == null ? state : JobState.STOPPED, tally, fault);
  }

  /** Reads without a claim, so that it leaves no trace, even when it dies. */
  private RollbackReport dryRun(JobRecord job) {
    var tally = new RollbackTally(parts.listener());
    var journal = parts.store().journal(job.id());
    var course = roll(this::job, journal, null, rules(job), tally);
    return report(job.id(), job.state(), tally, course.fault());
  }

  /**
   * How it went.
   *
   * @param whole whether it came to its end, and nothing may be gone that the journal still has
   * @param fault what stopped it; null when it came to its end or somebody stopped it
   */
  private record Course(boolean whole, @Nullable Throwable fault) {}

  private Course roll(
      Supplier<JobRecord> job,
      JournalReader journal,
      @Nullable JobSession session,
      Rules rules,
      RollbackTally tally) {
    try {
      var given =
          new Rollback.Given(job, journal, session, parts.repository(), rules, tries(tally), tally);
      return new Course(new Rollback(given).run(), null);
    } catch (RuntimeException e) {
      return new Course(false, e);
    }
  }

  private RollbackReport report(
      JobId job, JobState state, RollbackTally tally, @Nullable Throwable fault) {
    return new RollbackReport(
        job,
        state,
        parts.options().dryRun(),
        tally.deleted(),
        tally.goneBefore(),
        tally.leftCounts(),
        tally.left(),
        stopped(fault),
        fault);
  }

  /** Of some nodes that were to go, whether the job has others, or what belongs to them. */
  private boolean isLeftOver(JobSession session) {
    return parts.only() != null && !RollbackCounts.of(session.id(), session).nothingButTerms();
  }

  private JobState state(@Nullable Throwable fault, boolean hindered) {
    if (fault != null) {
      return JobState.STOPPED;
    } else if (signal.stopping()) {
      return JobState.CANCELLED;
    }
    return hindered ? JobState.STOPPED : JobState.ROLLED_BACK;
  }

  /**
   * One that deleted something and did not come to its end leaves the job so. A store that cannot
   * take the last word leaves it as a crash would.
   */
  private static @Nullable Throwable end(
      JobSession session, boolean whole, JobState state, @Nullable Throwable fault) {
    try {
      boolean halfway = !whole && session.job().state() == JobState.ROLLING_BACK;
      session.end(halfway ? JobState.ROLLING_BACK : state);
      return fault;
    } catch (RuntimeException e) {
      return fault == null ? e : fault;
    }
  }

  private String stopped(@Nullable Throwable fault) {
    if (fault != null) {
      return String.valueOf(fault.getMessage());
    }
    return signal.stopping() ? "The rollback was cancelled." : "";
  }

  private static JobClaim claim(JobRecord job) {
    return new JobClaim(job.id(), true, false, job.key(), job.input(), job.settings(), job.seed());
  }

  private Rules rules(JobRecord job) {
    var options = parts.options();
    return new Rules(
        options.withAllMedia(),
        options.force(),
        options.withAdopted(),
        options.dryRun(),
        StepLookup.isOver(job.ended(), parts.requestsEnd(), parts.clock().instant()),
        parts.contentType(),
        parts.only());
  }

  private Retry tries(RollbackTally tally) {
    return Retry.of(parts.retries(), parts.clock(), signal, parts.waiting(), tally);
  }

  /** Deletes nothing further. Returns at once; any thread; the rollback can be run again. */
  public void cancel() {
    signal.cancel();
  }

  /** Drops the request under way too. Returns at once; any thread. */
  public void abort() {
    signal.abort();
    parts.repository().abort();
  }

  @Override
  public String toString() {
    return "Rollback of job " + parts.name() + " on " + parts.repository().host();
  }
}
