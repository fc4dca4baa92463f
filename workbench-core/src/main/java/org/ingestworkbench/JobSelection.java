package org.ingestworkbench;

import java.util.List;
import java.util.Optional;
import org.ingestworkbench.journal.MapRules;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.JobId;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.WorkbenchException;
import org.ingestworkbench.operation.JobMoves;
import org.ingestworkbench.operation.JobRefusals;
import org.ingestworkbench.operation.Operation;
import org.ingestworkbench.operation.Situation;
import org.ingestworkbench.operation.Verdict;
import org.ingestworkbench.store.JobClaim;
import org.ingestworkbench.store.JobKey;
import org.ingestworkbench.store.JobRecord;
import org.ingestworkbench.store.JournalReader;
import org.ingestworkbench.takeover.OwnerOfNode;
import org.jspecify.annotations.Nullable;

/** Which job of the store a run is about, and whether it may begin. */
final class JobSelection {

  private final JobParts parts;
  private final @Nullable JobRecord known;
  private final @Nullable Refusal refusal;
  private final JobId id;
  private final long seed;

  /** Why a run may not begin, and which problem that is to a check. */
  record Refusal(Problem.Code code, WorkbenchException exception) {}

  private JobSelection(JobParts parts, @Nullable JobRecord known, @Nullable Refusal refusal) {
    this.parts = parts;
    this.known = known;
    this.refusal = refusal == null ? refusal(parts, known) : refusal;
    seed = known == null ? parts.ids().get().getMostSignificantBits() : known.seed();
    id = known == null ? new JobId(parts.ids().get()) : known.id();
  }

  private static @Nullable Refusal refusal(JobParts parts, @Nullable JobRecord known) {
    if (known == null && parts.recovery().has(Recovery.Leave.FAILED_ONLY)) {
      return new Refusal(
          Problem.Code.RECOVERY_DOUBTFUL,
          new InputException(
              "Job \"" + parts.name() + "\" was never started, so no row of it has failed."));
    }
    return known == null ? null : refusal(parts, known, resume(parts));
  }

  private static Operation resume(JobParts parts) {
    return parts.recovery().has(Recovery.Leave.INSISTING)
        ? Operation.RESUME_INSISTING
        : Operation.RESUME;
  }

  /** Null when the operation may begin. */
  private static @Nullable Refusal refusal(JobParts parts, JobRecord job, Operation operation) {
    var verdict = JobMoves.of(operation, Situation.of(parts.store(), job)).verdict();
    if (verdict.allowed()) {
      return null;
    }
    return new Refusal(
        Problem.Code.JOB_UNFINISHED,
        verdict == Verdict.RESUME_IT
            ? new UnfinishedJobException(job, job.key().equals(key(parts)))
            : JobRefusals.of(verdict, job));
  }

  /** Looks for the job that recovery is about. */
  static JobSelection of(JobParts parts) {
    return parts.recovery().anewWhateverStands()
        ? new JobSelection(parts, null, null)
        : find(parts);
  }

  /** That of a job as it stood when it was claimed. */
  static JobSelection of(JobParts parts, JobRecord claimed) {
    return new JobSelection(parts, claimed, null);
  }

  private static JobSelection find(JobParts parts) {
    var key = key(parts);
    var jobs = parts.store().jobs();
    var same = jobs.stream().filter(job -> job.key().equals(key)).findFirst();
    if (parts.recovery().resumes() && same.isPresent()) {
      return new JobSelection(parts, same.get(), null);
    }
    var from = parts.recovery().startingNode();
    var owner =
        from == null || same.isPresent()
            ? Optional.<JobRecord>empty()
            : new OwnerOfNode(parts.store(), parts.source(), parts.rules(null), from).find();
    return owner
        .map(job -> new JobSelection(parts, job, null))
        .or(() -> inTheWay(parts, jobs, same))
        .orElseGet(() -> new JobSelection(parts, null, null));
  }

  /** The job of the same name, or else one over the same input, that keeps a new one away. */
  private static Optional<JobSelection> inTheWay(
      JobParts parts, List<JobRecord> jobs, Optional<JobRecord> same) {
    var own = same.flatMap(job -> barred(parts, job));
    return own.isPresent() || parts.recovery().besideOthers()
        ? own
        : JobRecord.newestOfEachKey(jobs)
            .filter(job -> readsTheSame(job, parts))
            .flatMap(job -> barred(parts, job).stream())
            .findFirst();
  }

  private static Optional<JobSelection> barred(JobParts parts, JobRecord job) {
    var refusal = refusal(parts, job, Operation.START);
    boolean own = job.key().equals(key(parts));
    return refusal == null
        ? Optional.empty()
        : Optional.of(new JobSelection(parts, own ? job : null, refusal));
  }

  private static boolean isHere(JobRecord job, JobParts parts) {
    return job.key().host().equals(parts.repository().host());
  }

  private static boolean readsTheSame(JobRecord job, JobParts parts) {
    return isHere(job, parts) && job.input().equals(parts.source().name());
  }

  private static JobKey key(JobParts parts) {
    return new JobKey(parts.repository().host(), parts.name());
  }

  /**
   * Refuses what may not begin.
   *
   * @throws UnfinishedJobException when a start is asked for and one stands, or when the one over
   *     the same input has another name
   * @throws InputException when a job that was never started is to be gone on with, or one whose
   *     map is being made again
   */
  void refuse() {
    if (refusal != null) {
      throw refusal.exception();
    }
  }

  Optional<Refusal> refusal() {
    return Optional.ofNullable(refusal);
  }

  /** The job as it stands; null when one is started. */
  @Nullable JobRecord known() {
    return known;
  }

  /** From which random values are drawn, the same in every run of the job. */
  long seed() {
    return seed;
  }

  boolean finished() {
    return verdict() == Verdict.NOTHING_TO_DO;
  }

  /** Whether every row of the job ended in some way. */
  boolean ended() {
    return verdict().everyRowEnded();
  }

  private Verdict verdict() {
    return JobMoves.of(Operation.RESUME, Situation.of(known)).verdict();
  }

  /** What is known of rows that were started; null when none was. */
  @Nullable JournalReader journal() {
    return known == null || known.rowsDone() + known.rowsNotDone() == 0
        ? null
        : parts.store().journal(known.id());
  }

  JobClaim claim() {
    return new JobClaim(
        id,
        known != null,
        parts.recovery().besideOthers(),
        key(parts),
        parts.source().name(),
        parts.plan().fingerprint(),
        seed,
        rules().recoveringFrom());
  }

  MapRules rules() {
    return parts.rules(known);
  }
}
