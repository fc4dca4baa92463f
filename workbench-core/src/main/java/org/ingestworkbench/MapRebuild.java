package org.ingestworkbench;

import java.util.Optional;
import org.ingestworkbench.RebuildReport.Stop;
import org.ingestworkbench.input.InputReader;
import org.ingestworkbench.inputchange.InputRecord;
import org.ingestworkbench.model.Advice;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.operation.End;
import org.ingestworkbench.operation.JobMoves;
import org.ingestworkbench.operation.JobRefusals;
import org.ingestworkbench.operation.Operation;
import org.ingestworkbench.operation.OperationFrame;
import org.ingestworkbench.operation.RebuiltMap;
import org.ingestworkbench.operation.Situation;
import org.ingestworkbench.operation.StopSignal;
import org.ingestworkbench.operation.Verdict;
import org.ingestworkbench.plan.RowTask;
import org.ingestworkbench.plan.item.Planner;
import org.ingestworkbench.rebuild.Rebuild;
import org.ingestworkbench.rebuild.RebuildParts;
import org.ingestworkbench.source.RowSource;
import org.ingestworkbench.store.ClaimException;
import org.ingestworkbench.store.IdMapStore;
import org.ingestworkbench.store.JobClaim;
import org.ingestworkbench.store.JobRecord;
import org.ingestworkbench.store.JobSession;
import org.ingestworkbench.text.Shown;
import org.jspecify.annotations.Nullable;

/**
 * Makes a lost job's map again. The job is marked while it is made, see {@link RebuiltMap}.
 *
 * <p>It is left stopped even when every row is there: the resume that says it is finished also
 * writes its rollback files anew.
 */
final class MapRebuild implements OperationFrame.Look<RebuildReport> {

  private final JobParts parts;
  private final StopSignal signal;
  private final OperationFrame frame;
  private final RebuildOptions options;
  private final InputReader reader;

  MapRebuild(JobParts parts, StopSignal signal, OperationFrame frame, RebuildOptions options) {
    this.parts = parts;
    this.signal = signal;
    this.frame = frame;
    this.options = options;
    this.reader = parts.inputReader(signal);
  }

  @Override
  public OperationFrame.Decision<RebuildReport> now() {
    return decided(parts.store().job(options.job()).orElse(null));
  }

  @Override
  public OperationFrame.Decision<RebuildReport> again(JobRecord job) {
    return decided(job);
  }

  private Decided decided(@Nullable JobRecord known) {
    refuseOthers(known);
    refuseChanges();
    boolean whole = known != null && RebuiltMap.isWhole(parts.store(), known);
    long seed = known == null ? parts.ids().get().getMostSignificantBits() : known.seed();
    var source = parts.source().withSeed(seed);
    var planner = reader.planner(source, seed);
    var record = new InputRecord(planner, parts.plan().fingerprints(), null);
    try {
      long rows = reader.refuseErrors(source, planner, record::see);
      parts.listener().inputRead(rows);
      var rebuild = new Rebuild(engine(source, planner, known), signal);
      boolean found = known != null || finds(rebuild);
      return new Decided(known, seed, rows, rebuild, found, record, !whole);
    } catch (RuntimeException e) {
      record.close();
      throw e;
    }
  }

  /**
   * What fields held before a change stood in the lost map alone, and so did the nodes of rows of
   * another job. Media that were added have uuids of the job.
   */
  private void refuseChanges() {
    var task = parts.plan().task();
    boolean byUuids = task == RowTask.ADD_MEDIA && !parts.plan().idField().equals("parent_id");
    if (!task.makesNodes() && !byUuids) {
      throw new InputException(
          task == RowTask.ADD_MEDIA
              ? "The lost map had the nodes to which media were added, since rows name them in"
                  + " \"parent_id\": name them in \"node_id\" to have the map made again."
              : "The map of a job that makes nodes can be made again, not that of a job of task \""
                  + task
                  + "\": what it changed cannot be told from what was there. Run the job anew, under"
                  + " an ID map of its own: what is as the rows say already is not written again.");
    }
  }

  /** What is done with the job as it stands. */
  private final class Decided implements OperationFrame.Decision<RebuildReport> {
    private final @Nullable JobRecord known;
    private final long seed;
    private final long rows;
    private final Rebuild rebuild;
    private final boolean found;
    private final InputRecord record;
    private final boolean keeps;

    /**
     * @param keeps whether how the input stands is to be kept; where it is kept already, what
     *     changed since is told by the resume
     */
    Decided(
        @Nullable JobRecord known,
        long seed,
        long rows,
        Rebuild rebuild,
        boolean found,
        InputRecord record,
        boolean keeps) {
      this.known = known;
      this.seed = seed;
      this.rows = rows;
      this.rebuild = rebuild;
      this.found = found;
      this.record = record;
      this.keeps = keeps;
    }

    @Override
    public Optional<JobRecord> job() {
      return Optional.ofNullable(known);
    }

    @Override
    public Optional<RebuildReport> withoutClaim() {
      return found
          ? Optional.empty()
          : Optional.of(RebuildReport.of(options.job(), false, rows, rebuild.counts(), stop(null)));
    }

    /** Two that begin at the same instant both find no job; one of them makes it. */
    @Override
    public JobSession claim(IdMapStore store) {
      try {
        return store.claim(wanted(known, seed));
      } catch (IllegalStateException e) {
        if (known == null && store.job(options.job()).isPresent()) {
          throw new ClaimException(
              "Another process began a moment ago to make the map of job "
                  + options.job()
                  + " again: wait for it, then do the same once more if it did not come to its"
                  + " end.");
        }
        throw e;
      }
    }

    @Override
    public RebuildReport carryOut(JobSession session) {
      parts.listener().jobStarted(session.job(), true);
      var unused = frame.detached(() -> lookedThrough(session));
      var end = End.of(signal.stop(), true);
      var state = JobMoves.after(Operation.REBUILD_MAP, end);
      var fault = OperationFrame.end(session, () -> state, signal.cause());
      return RebuildReport.of(session.id(), true, rows, rebuild.counts(), stop(fault));
    }

    private boolean lookedThrough(JobSession session) {
      try {
        rebuild.run(session);
        if (!signal.stopping()) {
          keep(session);
          signal.cameTooLate();
        }
      } catch (RuntimeException e) {
        if (!signal.stopping()) {
          signal.fault(e);
        }
      }
      return true;
    }

    private void keep(JobSession session) {
      if (keeps) {
        session.keepManifest(record.blocks());
      }
    }

    @Override
    public void close() {
      record.close();
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

  /** One that was made again may be looked through once more, with a better hint. */
  private void refuseOthers(@Nullable JobRecord known) {
    var verdict = JobMoves.of(Operation.REBUILD_MAP, Situation.of(parts.store(), known)).verdict();
    if (known == null || verdict == Verdict.GOES_ON) {
      return;
    } else if (verdict == Verdict.NOT_LOST || !RebuiltMap.isMarked(known)) {
      throw new InputException(
          "The map "
              + parts.store()
              + " has job "
              + known.id()
              + " ("
              + known.key().label()
              + ") already; nothing has to be made again. To go on with it: "
              + Advice.RESUME.words()
              + ".",
          Advice.RESUME);
    } else if (!verdict.allowed()) {
      throw JobRefusals.of(verdict, known);
    }
  }

  private Stop stop(@Nullable Throwable fault) {
    if (fault != null) {
      return new Stop(Shown.reason(fault), fault);
    }
    return switch (End.of(signal.stop(), true)) {
      case CANCELLED -> new Stop("It was cancelled" + signal.by() + ".", null);
      case ABORTED -> new Stop("It was aborted" + signal.by() + ".", null);
      default -> Stop.NONE;
    };
  }

  private JobClaim wanted(@Nullable JobRecord known, long seed) {
    var key = parts.key();
    var settings = RebuiltMap.marked(parts.plan().fingerprint());
    return new JobClaim(
        options.job(), known != null, false, key, parts.source().name(), settings, seed);
  }

  private RebuildParts engine(RowSource source, Planner planner, @Nullable JobRecord known) {
    return new RebuildParts(
        options.job(),
        source,
        planner,
        parts.repository(),
        parts.rules(known),
        new RebuildParts.Known(options.rollbacks(), options.nodes(), options.nearNode()),
        parts.tries(signal)::ask,
        parts.listener());
  }
}
