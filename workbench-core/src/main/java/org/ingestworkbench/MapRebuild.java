package org.ingestworkbench;

import java.util.Optional;
import org.ingestworkbench.RebuildReport.Stop;
import org.ingestworkbench.engine.Rebuild;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.JobKey;
import org.ingestworkbench.operation.StopSignal;
import org.ingestworkbench.plan.Planner;
import org.ingestworkbench.resume.InputRecord;
import org.ingestworkbench.source.RowSource;
import org.ingestworkbench.spi.ClaimException;
import org.ingestworkbench.spi.IdMapStore;
import org.ingestworkbench.spi.JobClaim;
import org.ingestworkbench.spi.JobRecord;
import org.ingestworkbench.spi.JobSession;
import org.ingestworkbench.spi.JobState;
import org.jspecify.annotations.Nullable;

/**
 * Makes a lost job's map again. The job is marked while it is made, and how its input stands is
 * kept last: a job with the mark and without that record is not whole, whatever interrupted it.
 *
 * <p>It is left stopped even when every row is there: the resume that says it is finished also
 * writes its rollback files anew.
 */
final class MapRebuild {

  /** Stands before the fingerprint of the settings; no fingerprint begins so. */
  private static final String MARK = "rebuilt ";

  private final JobParts parts;
  private final StopSignal signal;
  private final RebuildOptions options;
  private final InputReading reading;

  MapRebuild(JobParts parts, StopSignal signal, RebuildOptions options) {
    this.parts = parts;
    this.signal = signal;
    this.options = options;
    this.reading = new InputReading(parts, signal);
  }

  /**
   * Refuses a job whose map is made again and not whole: of rows that were not gone through yet
   * nobody knows under which uuids they were made.
   */
  static void requireWhole(IdMapStore store, @Nullable JobRecord job) {
    notWhole(store, job)
        .ifPresent(
            refusal -> {
              throw refusal;
            });
  }

  /** What a job is refused with whose map is made again and not whole. */
  static Optional<InputException> notWhole(IdMapStore store, @Nullable JobRecord job) {
    if (job == null || !isBegun(store, job)) {
      return Optional.empty();
    }
    return Optional.of(
        new InputException(
            "The map of job "
                + job.id()
                + " is being made again, and not at its end: go on with \"workbench rebuild-map"
                + " --job-id "
                + job.id()
                + "\" (IngestJob.rebuildMap) before anything else is done with the job."));
  }

  private static boolean isBegun(IdMapStore store, JobRecord job) {
    return isRebuilt(job) && !isWhole(store, job);
  }

  private static boolean isRebuilt(JobRecord job) {
    return job.settings().startsWith(MARK);
  }

  private static boolean isWhole(IdMapStore store, JobRecord job) {
    var kept = new boolean[1];
    store.journal(job.id()).manifest(block -> kept[0] = true);
    return kept[0];
  }

  /** What was decided before the claim holds only if nobody was at the job meanwhile. */
  RebuildReport run() {
    while (true) {
      var report = attempt(parts.store().job(options.job()).orElse(null));
      if (report.isPresent()) {
        return report.get();
      }
    }
  }

  /** Empty when the job is not as it was when it was looked at. */
  private Optional<RebuildReport> attempt(@Nullable JobRecord known) {
    refuseWhole(known);
    boolean whole = known != null && isWhole(parts.store(), known);
    long seed = known == null ? parts.ids().get().getMostSignificantBits() : known.seed();
    var source = parts.source().withSeed(seed);
    var planner = reading.planner(source, seed);
    try (var record = new InputRecord(planner, parts.plan().fingerprints(), null)) {
      long rows = reading.refuseErrors(source, planner, record::see);
      parts.listener().inputRead(rows);
      var rebuild = new Rebuild(engine(source, planner, known), signal);
      if (known == null && !finds(rebuild)) {
        return Optional.of(
            RebuildReport.of(options.job(), false, rows, rebuild.counts(), stop(null)));
      }
      try (var session = claimed(known, seed)) {
        if (!session.before().equals(Optional.ofNullable(known))) {
          session.end(stateBefore(session));
          return Optional.empty();
        }
        return Optional.of(run(session, rebuild, whole ? null : record, rows));
      }
    }
  }

  /** A job that another process finished meanwhile stays so. */
  private static JobState stateBefore(JobSession session) {
    return session
        .before()
        .map(JobRecord::state)
        .filter(state -> state != JobState.RUNNING)
        .orElse(JobState.STOPPED);
  }

  /** Two that begin at the same instant both find no job; one of them makes it. */
  private JobSession claimed(@Nullable JobRecord known, long seed) {
    try {
      return parts.store().claim(claim(known, seed));
    } catch (IllegalStateException e) {
      if (known == null && parts.store().job(options.job()).isPresent()) {
        throw new ClaimException(
            "Another process began a moment ago to make the map of job "
                + options.job()
                + " again: wait for it, then do the same once more if it did not come to its end.");
      }
      throw e;
    }
  }

  private boolean finds(Rebuild rebuild) {
    try {
      return rebuild.findsAnything();
    } catch (RuntimeException e) {
      if (signal.stopping()) {
        return false;
      }
      throw e;
    }
  }

  /** One that was made again may be looked through once more, when somebody has a better hint. */
  private void refuseWhole(@Nullable JobRecord known) {
    if (known != null && (!isRebuilt(known) || !known.state().unfinished())) {
      throw new InputException(
          "The map "
              + parts.store()
              + " has job "
              + known.id()
              + " ("
              + known.key().name()
              + ") already; nothing has to be made again. To go on with it: --resume.");
    }
  }

  /**
   * @param record how the input stands; null when that is kept already, so that what changed since
   *     is told by the resume
   */
  private RebuildReport run(
      JobSession session, Rebuild rebuild, @Nullable InputRecord record, long rows) {
    parts.listener().jobStarted(session.job(), true);
    Throwable fault = null;
    try {
      rebuild.run(session);
      if (record != null && !signal.stopping()) {
        session.keepManifest(record.blocks());
      }
    } catch (RuntimeException e) {
      fault = signal.stopping() ? null : e;
    }
    fault = end(session, signal.stopping() ? JobState.CANCELLED : JobState.STOPPED, fault);
    return RebuildReport.of(session.id(), true, rows, rebuild.counts(), stop(fault));
  }

  /** A store that cannot take the last word leaves the job as a crash would. */
  private static @Nullable Throwable end(
      JobSession session, JobState state, @Nullable Throwable fault) {
    try {
      session.end(state);
      return fault;
    } catch (RuntimeException e) {
      return fault == null ? e : fault;
    }
  }

  private Stop stop(@Nullable Throwable fault) {
    if (fault != null) {
      return new Stop(String.valueOf(fault.getMessage()), fault);
    }
    return signal.stopping() ? new Stop("It was cancelled.", null) : Stop.NONE;
  }

  private JobClaim claim(@Nullable JobRecord known, long seed) {
    var key = new JobKey(parts.repository().host(), parts.name());
    var settings = MARK + parts.plan().fingerprint();
    return new JobClaim(
        options.job(), known != null, false, key, parts.source().name(), settings, seed);
  }

  private Rebuild.Parts engine(RowSource source, Planner planner, @Nullable JobRecord known) {
    return new Rebuild.Parts(
        options.job(),
        source,
        planner,
        parts.plan().contentType(),
        parts.repository(),
        Standing.rules(parts, known),
        new Rebuild.Known(options.rollbacks(), options.nodes(), options.nearNode()),
        parts.tries(signal)::ask,
        parts.listener());
  }
}
