package org.ingestworkbench.rollback;

import java.util.Optional;
import java.util.function.Supplier;
import org.ingestworkbench.model.JobId;
import org.ingestworkbench.model.Kind;
import org.ingestworkbench.operation.End;
import org.ingestworkbench.operation.JobMoves;
import org.ingestworkbench.operation.JobRefusals;
import org.ingestworkbench.operation.ObservedRepository;
import org.ingestworkbench.operation.Operation;
import org.ingestworkbench.operation.OperationFrame;
import org.ingestworkbench.operation.Situation;
import org.ingestworkbench.operation.StopSignal;
import org.ingestworkbench.operation.StopSignal.Reason;
import org.ingestworkbench.operation.StopSignal.Stop;
import org.ingestworkbench.store.IdMapStore;
import org.ingestworkbench.store.JobClaim;
import org.ingestworkbench.store.JobRecord;
import org.ingestworkbench.store.JobSession;
import org.ingestworkbench.store.JobState;
import org.ingestworkbench.store.JournalReader;
import org.ingestworkbench.text.Shown;
import org.jspecify.annotations.Nullable;

/** One rollback of one job. */
public final class RollbackRun implements OperationFrame.Look<RollbackResult> {

  private final RollbackParts parts;
  private final RollbackTarget target;
  private final StopSignal signal;
  private final OperationFrame frame;
  private final RollbackTally tally;

  public RollbackRun(
      RollbackParts parts, RollbackTarget target, StopSignal signal, OperationFrame frame) {
    this.parts = parts;
    this.target = target;
    this.signal = signal;
    this.frame = frame;
    this.tally = new RollbackTally(parts.listener());
  }

  @Override
  public OperationFrame.Decision<RollbackResult> now() {
    return again(target.job());
  }

  @Override
  public OperationFrame.Decision<RollbackResult> again(JobRecord job) {
    var dry = parts.rules().dryRun();
    var operation = dry ? Operation.DRY_RUN : Operation.ROLLBACK;
    var verdict = JobMoves.of(operation, Situation.of(parts.store(), job)).verdict();
    if (!verdict.allowed()) {
      throw JobRefusals.of(verdict, job);
    }
    return new Decided(job);
  }

  /** What is done with the job as it stands. */
  private final class Decided implements OperationFrame.Decision<RollbackResult> {
    private final JobRecord job;

    Decided(JobRecord job) {
      this.job = job;
    }

    @Override
    public Optional<JobRecord> job() {
      return Optional.of(job);
    }

    /** A dry run reads without a claim, so that it leaves no trace, even when it dies. */
    @Override
    public Optional<RollbackResult> withoutClaim() {
      return parts.rules().dryRun() ? Optional.of(dryRun(job)) : Optional.empty();
    }

    @Override
    public JobSession claim(IdMapStore store) {
      return store.claim(
          new JobClaim(job.id(), true, false, job.key(), job.input(), job.settings(), job.seed()));
    }

    @Override
    public RollbackResult carryOut(JobSession session) {
      return rolledBack(session, parts.requestsOver(job));
    }
  }

  private RollbackResult rolledBack(JobSession session, boolean requestsOver) {
    var course =
        frame
            .detached(() -> roll(session::job, session, session, requestsOver))
            .orElseGet(this::leftBehind);
    var stop = stop(course);
    var state = state(stop, course.fault() == null && isLeftOver(session));
    var stored = new JobState[] {after(End.FAULT)};
    var fault =
        OperationFrame.end(
            session, () -> stored[0] = stored(session, course, state), course.fault());
    boolean written = fault == course.fault();
    return report(
        session.id(),
        written ? stored[0] : after(End.FAULT),
        fault == null ? words(stop) : Shown.reason(fault),
        fault);
  }

  /** A cancel that came when all was done has kept nothing from being deleted. */
  private @Nullable Stop stop(Course course) {
    var stop = signal.stop();
    return course.whole() && stop != null && stop.reason() == Reason.CANCELLED ? null : stop;
  }

  /** Reads without a claim, so that it leaves no trace, even when it dies. */
  private RollbackResult dryRun(JobRecord job) {
    var journal = parts.store().journal(job.id());
    var course =
        frame
            .detached(() -> roll(target::job, journal, null, parts.requestsOver(job)))
            .orElseGet(this::leftBehind);
    return report(job.id(), job.state(), words(stop(course)), course.fault());
  }

  /**
   * How it went.
   *
   * @param whole whether it came to its end, and nothing may be gone that the journal still has
   * @param fault what stopped it; null when it came to its end or was told to stop
   */
  private record Course(boolean whole, @Nullable Throwable fault) {}

  private Course roll(
      Supplier<JobRecord> job,
      JournalReader journal,
      @Nullable JobSession session,
      boolean requestsOver) {
    var retry = parts.timing().retry(signal, tally, parts.repository());
    var site = ObservedRepository.of(parts.repository(), tally, parts.timing().clock());
    var left = parts.rules().leftNodes();
    var context =
        RollbackContext.of(job, journal, session, site, parts.rules(), left, retry, tally);
    try {
      left.others(
          parts.store(), site.host(), context.job(), node -> retry.ask(() -> site.look(node)));
      return new Course(new RollbackSequence(context, requestsOver).run(), null);
    } catch (RuntimeException e) {
      signal.fault(e);
      return new Course(false, signal.cause());
    }
  }

  /** What hangs is told of no more: the report is that of what was known until now. */
  private Course leftBehind() {
    tally.close();
    return new Course(false, null);
  }

  /** One that deleted something and did not come to its end leaves the job so. */
  private static JobState stored(JobSession session, Course course, JobState state) {
    boolean halfway = !course.whole() && session.job().state() == after(End.HALFWAY);
    return halfway ? after(End.HALFWAY) : state;
  }

  private JobState state(@Nullable Stop stop, boolean leftOver) {
    return after(End.of(stop, !leftOver && !tally.hindered()));
  }

  private static JobState after(End end) {
    return JobMoves.after(Operation.ROLLBACK, end);
  }

  /** Of some nodes that were to go, whether the job has others, or what belongs to them. */
  private boolean isLeftOver(JobSession session) {
    return parts.rules().only() != null && !nothingButTerms(session);
  }

  /** Whether all is gone but terms, which may be used. */
  private static boolean nothingButTerms(JournalReader journal) {
    var anything = new boolean[1];
    journal.completedLastFirst(step -> anything[0] |= step.key().kind() != Kind.TERM);
    journal.open(step -> anything[0] = true);
    return !anything[0];
  }

  private RollbackResult report(
      JobId job, JobState state, String stopped, @Nullable Throwable fault) {
    return tally.result(job, parts.rules().dryRun(), new RollbackResult.End(state, stopped, fault));
  }

  private static String words(@Nullable Stop stop) {
    return stop == null ? "" : stop.message("rollback");
  }
}
