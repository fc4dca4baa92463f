package org.ingestworkbench;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
import org.ingestworkbench.store.JobRecord;
import org.ingestworkbench.store.JobState;
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
            ? new UnfinishedJobException(job, parts.key())
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
    var key = parts.key();
    var jobs = parts.store().jobs();
    var same = parts.recovery().resumes() ? key.find(jobs) : key.newest(jobs);
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
        .or(() -> madeElsewhere(parts, jobs))
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
    boolean own = job.key().equals(parts.key());
    return refusal == null
        ? Optional.empty()
        : Optional.of(new JobSelection(parts, own ? job : null, refusal));
  }

  /** A job over some of the same rows. */
  private static boolean readsTheSame(JobRecord job, JobParts parts) {
    return isOfTheInput(job, parts) && job.key().rows().overlaps(parts.source().range());
  }

  private static boolean isOfTheInput(JobRecord job, JobParts parts) {
    boolean here = job.key().host().equals(parts.repository().host());
    return job.key().sameName(parts.key()) || (here && job.input().equals(parts.source().name()));
  }

  /** A resume makes nothing twice: what other slices of the job made, it has not to do again. */
  private static Optional<JobSelection> madeElsewhere(JobParts parts, List<JobRecord> jobs) {
    return parts.recovery().resumes() && parts.recovery().startingNode() == null
        ? otherSlices(parts, jobs)
            .filter(job -> job.key().rows().overlaps(parts.source().range()))
            .filter(job -> job.rowsDone() > 0)
            .findFirst()
            .map(job -> new JobSelection(parts, null, madeAlready(parts, job)))
        : Optional.empty();
  }

  private static Refusal madeAlready(JobParts parts, JobRecord job) {
    return new Refusal(
        Problem.Code.JOB_UNFINISHED,
        new InputException(
            "There is no job of %s of \"%s\" to go on with, and %s were made by a job of their own"
                    .formatted(parts.source().range(), parts.name(), job.key().rows())
                + " (%d done): choose rows without them, or start anew on purpose, which makes them"
                    .formatted(job.rowsDone())
                + " once more."));
  }

  private static Stream<JobRecord> otherSlices(JobParts parts, List<JobRecord> jobs) {
    return JobRecord.newestOfEachKey(jobs)
        .filter(job -> job.key().sameName(parts.key()) && !job.key().equals(parts.key()))
        .filter(job -> job.state() != JobState.ROLLED_BACK);
  }

  /**
   * What is to be said of jobs that have rows to do and are not this one: other slices of the same
   * input, and the job of this name on another host.
   */
  List<Problem> others() {
    return JobRecord.newestOfEachKey(parts.store().jobs())
        .filter(JobRecord::standsInTheWay)
        .filter(job -> known == null || !job.id().equals(known.id()))
        .flatMap(job -> other(job).stream())
        .map(
            words ->
                new Problem(
                    Problem.Code.JOB_UNFINISHED,
                    Problem.Severity.WARNING,
                    Problem.Place.file(parts.store().toString()),
                    words))
        .toList();
  }

  private Optional<String> other(JobRecord job) {
    if (!job.key().equals(parts.key()) && isOfTheInput(job, parts)) {
      return Optional.of(slice(job));
    }
    boolean elsewhere = !job.key().host().equals(parts.key().host());
    return elsewhere && job.key().name().equals(parts.name())
        ? Optional.of(elsewhere(job))
        : Optional.empty();
  }

  private String elsewhere(JobRecord job) {
    return "Job \"%s\" stands unfinished on another host, %s (%s, %d rows done, %d not done). On %s it is another job, and makes every row there."
        .formatted(
            job.key().label(),
            job.key().host(),
            job.state(),
            job.rowsDone(),
            job.rowsNotDone(),
            parts.key().host());
  }

  private static String slice(JobRecord job) {
    return "Job \"%s\" over the same input stands unfinished (%s, %d rows done, %d not done). It is not"
            .formatted(job.key().label(), job.state(), job.rowsDone(), job.rowsNotDone())
        + " gone on with here: resume it with its own rows.";
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
        parts.key(),
        parts.source().name(),
        parts.plan().fingerprint(),
        seed,
        rules().recoveringFrom());
  }

  MapRules rules() {
    return parts.rules(known);
  }
}
