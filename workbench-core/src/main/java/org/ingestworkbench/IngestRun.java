package org.ingestworkbench;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.ingestworkbench.input.CatalogPrefetch;
import org.ingestworkbench.listener.RollbackWriter;
import org.ingestworkbench.listener.RollbackWriter.RollbackList;
import org.ingestworkbench.model.JobId;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.operation.OperationFrame;
import org.ingestworkbench.operation.StopSignal;
import org.ingestworkbench.plan.item.Planner;
import org.ingestworkbench.run.Engine;
import org.ingestworkbench.run.RunParts;
import org.ingestworkbench.run.RunTally;
import org.ingestworkbench.source.RowSource;
import org.ingestworkbench.store.IdMapStore;
import org.ingestworkbench.store.JobRecord;
import org.ingestworkbench.store.JobSession;

/** One run of a job, from the look at what stands to its report. */
final class IngestRun implements OperationFrame.Look<JobReport> {

  private final JobParts parts;
  private final StopSignal signal;
  private final Consumer<Engine> begun;

  /**
   * @param begun is told of the engine before it begins
   */
  IngestRun(JobParts parts, StopSignal signal, Consumer<Engine> begun) {
    this.parts = parts;
    this.signal = signal;
    this.begun = begun;
  }

  @Override
  public OperationFrame.Decision<JobReport> now() {
    parts.inputReader(signal).refusePlaces(parts.problems());
    var standing = JobSelection.of(parts);
    standing.others().forEach(parts.listener()::problem);
    return decided(standing, parts.listener()::inputRead);
  }

  @Override
  public OperationFrame.Decision<JobReport> again(JobRecord job) {
    return decided(JobSelection.of(parts, job), toldBefore -> {});
  }

  private Decided decided(JobSelection standing, LongConsumer told) {
    standing.refuse();
    var preflight = preflight(standing, told);
    try {
      preflight.refuseChanges();
      boolean finished = preflight.isFinished();
      if (!finished) {
        preflight.refuseDoubts();
        preflight.refuseStrays();
      }
      return new Decided(standing, preflight, finished);
    } catch (RuntimeException refusal) {
      preflight.close();
      throw refusal;
    }
  }

  /**
   * Reads the input, once. Of a job that is new the first row is the first that is made, so what it
   * will need is asked for meanwhile.
   *
   * @param told how many rows it has
   * @throws org.ingestworkbench.model.InputException when something is wrong with it
   */
  private Preflight preflight(JobSelection standing, LongConsumer told) {
    var source = parts.source().withSeed(standing.seed());
    if (standing.known() != null || !parts.catalog().remote()) {
      return preflight(standing, source, planner -> {}, told);
    }
    try (var ahead = CatalogPrefetch.of(parts.plan(), parts.catalog(), source)) {
      return preflight(standing, source, ahead::with, told);
    }
  }

  private Preflight preflight(
      JobSelection standing, RowSource source, Consumer<Planner> planned, LongConsumer told) {
    var reader = parts.inputReader(signal);
    var planner = reader.plannerToCreate(source, standing.seed());
    planned.accept(planner);
    var preflight = new Preflight(parts, signal, standing, source, planner, true);
    try {
      told.accept(reader.refuseErrors(source, planner, preflight::see));
      return preflight;
    } catch (RuntimeException e) {
      preflight.close();
      throw e;
    }
  }

  /** What is done with the job as it stands. */
  private final class Decided implements OperationFrame.Decision<JobReport> {
    private final JobSelection standing;
    private final Preflight preflight;
    private final boolean finished;

    Decided(JobSelection standing, Preflight preflight, boolean finished) {
      this.standing = standing;
      this.preflight = preflight;
      this.finished = finished;
    }

    @Override
    public Optional<JobRecord> job() {
      return Optional.ofNullable(standing.known());
    }

    @Override
    public Optional<JobReport> withoutClaim() {
      return finished ? job().map(IngestRun::asItStands) : Optional.empty();
    }

    @Override
    public JobSession claim(IdMapStore store) {
      return store.claim(standing.claim());
    }

    @Override
    public JobReport carryOut(JobSession session) {
      return ingest(session, preflight);
    }

    @Override
    public void close() {
      preflight.close();
    }
  }

  private static JobReport asItStands(JobRecord job) {
    var counts = Map.of(Outcome.Kind.SKIPPED, job.rowsDone());
    return new JobReport(job.id(), job.state(), true, counts, List.of(), job.firstNodeId(), null);
  }

  private JobReport ingest(JobSession session, Preflight preflight) {
    preflight.keep(session);
    var how = preflight.resumption();
    var rules = preflight.rules();
    var started = parts.timing().clock().instant();
    var writer = parts.rollback();
    boolean recovering = how.resumed() || rules.recoveringFrom() != null;
    try (var list = writer == null ? null : start(writer, session, started, recovering)) {
      var input = new RunParts.Input(preflight.source(), preflight.planner());
      var engine = new Engine(parts.run(input, session, rules, list), signal);
      begun.accept(engine);
      return report(session.id(), engine, engine.run(how), how.resumed());
    }
  }

  /** Nothing was made when the list cannot be written: such a job does not stand in the way. */
  private RollbackList start(
      RollbackWriter writer, JobSession session, Instant started, boolean resumed) {
    return OperationFrame.orStopped(
        session, () -> writer.start(session.id(), parts.repository().host(), started, resumed));
  }

  private JobReport report(JobId id, Engine engine, RunTally tally, boolean resumed) {
    var first = parts.store().job(id).map(JobRecord::firstNodeId).orElse(null);
    return new JobReport(
        id,
        engine.state(),
        resumed,
        tally.counts(),
        tally.notDone(),
        first,
        engine.stopped().isEmpty()
            ? null
            : new JobReport.Stop(engine.stopped(), engine.fault(), stopPoint(tally)));
  }

  private StopPoint stopPoint(RunTally tally) {
    var last = tally.last();
    return new StopPoint(
        last == null ? null : last.id(),
        last == null ? 0 : last.line(),
        tally.underWay(),
        signal.isAsked());
  }
}
