package org.ingestworkbench;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.ingestworkbench.engine.Engine;
import org.ingestworkbench.engine.Tally;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.JobId;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.operation.RunSupervisor;
import org.ingestworkbench.operation.StopSignal;
import org.ingestworkbench.plan.Planner;
import org.ingestworkbench.source.RowSource;
import org.ingestworkbench.spi.JobRecord;
import org.ingestworkbench.spi.JobSession;
import org.ingestworkbench.spi.JobState;
import org.ingestworkbench.spi.RollbackWriter;
import org.ingestworkbench.spi.RollbackWriter.RollbackList;
import org.jspecify.annotations.Nullable;

/**
 * A job: rows of a source become nodes, files and media of a repository, each exactly once.
 *
 * <p>Immutable but for its stop signal, which is each run's own: {@link #run} may be called again.
 * It and {@link #check} are called by one thread; {@link #cancel} and {@link #abort} by any, at any
 * time; before a run they stop the one that comes next. The parts that were given to the builder
 * stay the caller's: the job closes none of them.
 *
 * <p>A run that was interrupted anywhere, by whatever, goes on when a job with the same name is run
 * with {@link Recovery#resume}: in the end every row has exactly its objects.
 */
public final class IngestJob {

  private final JobParts parts;
  private volatile StopSignal signal;
  private volatile @Nullable Engine engine;

  IngestJob(JobParts parts) {
    this.parts = parts;
    signal = freshSignal();
  }

  private StopSignal freshSignal() {
    return new StopSignal(parts.clock(), parts.deadline());
  }

  private RunSupervisor supervisor() {
    return new RunSupervisor(signal, parts.cancelLimit(), parts.repository()::abort);
  }

  /**
   * Starts to build a job.
   *
   * @param name with it the job is found again; the same on every run
   */
  public static IngestJobBuilder named(String name) {
    return new IngestJobBuilder(name);
  }

  /**
   * Ingests.
   *
   * @throws InputException when input or settings are wrong; nothing was written then
   * @throws UnfinishedJobException when recovery forbids to start; nothing was written then
   * @throws ChangedInputException when input or settings of a resumed job are not as they were;
   *     nothing was written then
   * @throws RecoveryDoubtException when the starting node ID was probably not meant; nothing was
   *     written then
   * @throws StrayNodesException when another program seems to have made nodes of the job that it
   *     did not write down; nothing was written then
   * @throws org.ingestworkbench.spi.ClaimException when another process has the job
   * @throws org.ingestworkbench.spi.StoreException when the store cannot be written
   * @throws org.ingestworkbench.spi.RepositoryException when the repository cannot be asked what it
   *     is; nothing was written then
   */
  public JobReport run() {
    try {
      return supervisor().supervise(this::ingest);
    } finally {
      signal = freshSignal();
    }
  }

  private JobReport ingest() {
    var standing = Standing.of(parts);
    standing.refuse();
    try (var preflight = preflight(standing, parts.listener()::inputRead)) {
      preflight.refuseChanges();
      if (preflight.isFinished()) {
        return asItStands(Objects.requireNonNull(standing.known()));
      }
      preflight.refuseDoubts();
      preflight.refuseStrays();
      try (var session = parts.store().claim(standing.claim())) {
        return standing.isThatOf(session) ? run(session, preflight) : runAfterAnother(session);
      }
    }
  }

  /**
   * Reads the input, once. Of a job that is new the first row is the first that is made, so what it
   * will need is asked for meanwhile.
   *
   * @param told how many rows it has
   * @throws InputException when something is wrong with it
   */
  private Preflight preflight(Standing standing, LongConsumer told) {
    var source = parts.source().withSeed(standing.seed());
    if (standing.known() != null || !parts.catalog().remote()) {
      return preflight(standing, source, planner -> {}, told);
    }
    try (var ahead = Ahead.of(parts, source)) {
      return preflight(standing, source, ahead::with, told);
    }
  }

  private Preflight preflight(
      Standing standing, RowSource source, Consumer<Planner> planned, LongConsumer told) {
    var reading = new InputReading(parts, signal);
    var planner = reading.planner(source, standing.seed());
    planned.accept(planner);
    var preflight = new Preflight(parts, signal, standing, source, planner);
    try {
      told.accept(reading.refuseErrors(source, planner, preflight::see));
      return preflight;
    } catch (RuntimeException e) {
      preflight.close();
      throw e;
    }
  }

  /**
   * Another process was at the job while this one looked at it, or waited for its claim: everything
   * is decided again, of the job as that one left it.
   */
  private JobReport runAfterAnother(JobSession session) {
    try (var preflight = preflightOf(session)) {
      return run(session, preflight);
    }
  }

  private Preflight preflightOf(JobSession session) {
    try {
      var standing = Standing.of(parts, session);
      standing.refuse();
      return refusing(preflight(standing, toldBefore -> {}));
    } catch (RuntimeException refusal) {
      leave(session);
      throw refusal;
    }
  }

  private static Preflight refusing(Preflight preflight) {
    try {
      preflight.refuseChanges();
      preflight.refuseStrays();
      return preflight;
    } catch (RuntimeException refusal) {
      preflight.close();
      throw refusal;
    }
  }

  /** As it was found; what was running without anybody stays as that one's death left it. */
  private static void leave(JobSession session) {
    session
        .before()
        .map(JobRecord::state)
        .filter(state -> state != JobState.RUNNING)
        .ifPresent(session::end);
  }

  private JobReport run(JobSession session, Preflight preflight) {
    preflight.keep(session);
    var how = preflight.resumption();
    var rules = preflight.rules();
    var started = parts.clock().instant();
    var writer = parts.rollback();
    boolean recovering = how.resumed() || rules.recoveringFrom() != null;
    try (var list = writer == null ? null : start(writer, session, started, recovering)) {
      var running =
          new Engine(
              parts.engine(session, preflight.source(), preflight.planner(), rules, list), signal);
      engine = running;
      return report(session.id(), running, running.run(how), how.resumed());
    }
  }

  /**
   * Nothing was written when the list cannot be: such a job does not stand in the way of another.
   */
  private RollbackList start(
      RollbackWriter writer, JobSession session, Instant started, boolean resumed) {
    try {
      return writer.start(session.id(), host(), started, resumed);
    } catch (RuntimeException e) {
      session.end(JobState.STOPPED);
      throw e;
    }
  }

  private JobReport report(JobId id, Engine engine, Tally tally, boolean resumed) {
    var first = parts.store().job(id).map(JobRecord::firstNodeId).orElse(null);
    return new JobReport(
        id,
        engine.state(),
        resumed,
        tally.counts(),
        tally.notDone(),
        first,
        engine.stopped(),
        engine.fault(),
        engine.stopped().isEmpty() ? null : stopPoint(tally));
  }

  private static StopPoint stopPoint(Tally tally) {
    var last = tally.last();
    return new StopPoint(
        last == null ? null : last.id(), last == null ? 0 : last.line(), tally.underWay());
  }

  private JobReport asItStands(JobRecord job) {
    var counts = Map.of(Outcome.Kind.SKIPPED, job.rowsDone());
    return new JobReport(
        job.id(), job.state(), true, counts, List.of(), job.firstNodeId(), "", null, null);
  }

  /**
   * Looks for every problem without writing anything anywhere: in the settings and the input, on
   * the site, in the ID map, at the places that a run would write to. Rows are planned with the
   * code that runs them. Nothing that is wrong is thrown: all of it goes to the listener, one after
   * the other, and the report counts it. Ended by {@link #cancel} too, and by an interrupt.
   */
  public CheckReport check() {
    var check = new JobCheck(parts, signal);
    return supervisor().supervise(check::run);
  }

  /**
   * Makes the ID map of a lost job again. Where every copy of it is gone, the repository itself is
   * asked: every uuid follows from the job's id, which stands in its log and in its rollback files.
   * The input is planned as a run plans it, and what is found of the job is written into the store
   * as a run would have written it, so that {@link Recovery#resume} then makes just what is missing
   * and {@link #rollback} undoes all of it. Writes nothing to the repository.
   *
   * <p>Interrupted anywhere it is called again; until it has come to its end the job is not run.
   * Until the job is finished it may also be called once more with a better hint. When nothing of
   * the job is found, nothing is written. Ended by {@link #cancel}.
   *
   * @throws InputException when the store has the job and not from here, or input or settings are
   *     wrong
   * @throws org.ingestworkbench.spi.ClaimException when another process has the job, or an
   *     unfinished one of the same name or input stands in the store
   * @throws org.ingestworkbench.spi.StoreException when the store cannot be written
   */
  public RebuildReport rebuildMap(RebuildOptions options) {
    try {
      return supervisor().supervise(new MapRebuild(parts, signal, options)::run);
    } finally {
      signal = freshSignal();
    }
  }

  /**
   * Deletes what the job made, all its runs together: {@link JobRollback} with the usual options.
   *
   * @throws InputException when the store has no such job
   */
  public RollbackReport rollback() {
    return rollback(RollbackOptions.DEFAULT);
  }

  /** The same with other options. */
  public RollbackReport rollback(RollbackOptions options) {
    return new JobRollback(parts.rollback(options)).run();
  }

  /**
   * Starts no further item; those under way are finished with their media, of a book its pages that
   * were begun. Returns at once; any thread; the job can be resumed. It ends a check too. What does
   * not end within {@link IngestJobBuilder#cancelLimit} is dropped. An interrupt of the thread that
   * runs the job, and a {@link IngestJobBuilder#deadline} that passes, are the same.
   */
  public void cancel() {
    signal.cancel();
  }

  /**
   * Drops what is under way at once: no answer is waited for. Returns at once; any thread; the job
   * can be resumed, and settles then what became of it.
   */
  public void abort() {
    signal.abort();
    parts.repository().abort();
  }

  /**
   * What decides what the job makes, in one line: its input, where the objects go, a fingerprint of
   * the settings. Recovery, concurrency and the like are not among it.
   */
  public String definition() {
    return parts.source().name() + " -> " + host() + ", settings " + parts.plan().fingerprint();
  }

  /**
   * The ids of the rows that are being worked on just now, in the order in which they were begun;
   * any thread. After {@link #cancel}, what is being waited for.
   */
  public List<String> underWay() {
    var running = engine;
    return running == null ? List.of() : running.underWay();
  }

  private String host() {
    return parts.repository().host();
  }

  @Override
  public String toString() {
    return "Job " + parts.name() + ": " + parts.source().name() + " -> " + host();
  }
}
