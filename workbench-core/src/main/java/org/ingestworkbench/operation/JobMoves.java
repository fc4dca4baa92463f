package org.ingestworkbench.operation;

import static org.ingestworkbench.operation.Operation.CHECK;
import static org.ingestworkbench.operation.Operation.DRY_RUN;
import static org.ingestworkbench.operation.Operation.REBUILD_MAP;
import static org.ingestworkbench.operation.Operation.RESUME;
import static org.ingestworkbench.operation.Operation.RESUME_INSISTING;
import static org.ingestworkbench.operation.Operation.ROLLBACK;
import static org.ingestworkbench.operation.Operation.START;
import static org.ingestworkbench.operation.Situation.ABORTED;
import static org.ingestworkbench.operation.Situation.CANCELLED;
import static org.ingestworkbench.operation.Situation.FINISHED;
import static org.ingestworkbench.operation.Situation.FINISHED_WITH_FAILURES;
import static org.ingestworkbench.operation.Situation.MAP_NOT_WHOLE;
import static org.ingestworkbench.operation.Situation.NO_JOB;
import static org.ingestworkbench.operation.Situation.NO_ROW;
import static org.ingestworkbench.operation.Situation.ROLLED_BACK;
import static org.ingestworkbench.operation.Situation.ROLLING_BACK;
import static org.ingestworkbench.operation.Situation.RUNNING;
import static org.ingestworkbench.operation.Situation.STOPPED;
import static org.ingestworkbench.operation.Verdict.FINISH_MAP;
import static org.ingestworkbench.operation.Verdict.FINISH_ROLLBACK;
import static org.ingestworkbench.operation.Verdict.GOES_ON;
import static org.ingestworkbench.operation.Verdict.LOOKS_AGAIN;
import static org.ingestworkbench.operation.Verdict.LOOKS_ON;
import static org.ingestworkbench.operation.Verdict.NEW_JOB;
import static org.ingestworkbench.operation.Verdict.NOTHING_TO_DO;
import static org.ingestworkbench.operation.Verdict.NOT_LOST;
import static org.ingestworkbench.operation.Verdict.NO_SUCH_JOB;
import static org.ingestworkbench.operation.Verdict.RESUME_IT;
import static org.ingestworkbench.operation.Verdict.TRIES_AGAIN;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.ingestworkbench.store.JobState;

/**
 * The tables of operations: whether one of them may begin with a job as it stands, and in which
 * state it leaves the job. The manual's tables are made from these.
 */
public final class JobMoves {

  /** A job on which a living process works is refused by its claim, before this table is asked. */
  private static final List<JobMove> BEGINNINGS =
      Stream.of(
              of(START, NEW_JOB, standing(false)),
              of(START, RESUME_IT, standing(true)),
              of(START, FINISH_ROLLBACK, ROLLING_BACK),
              of(START, FINISH_MAP, MAP_NOT_WHOLE),
              resume(RESUME),
              of(RESUME, FINISH_ROLLBACK, ROLLING_BACK),
              resume(RESUME_INSISTING),
              of(RESUME_INSISTING, GOES_ON, ROLLING_BACK),
              rollback(ROLLBACK, GOES_ON),
              rollback(DRY_RUN, LOOKS_ON),
              of(REBUILD_MAP, NEW_JOB, NO_JOB),
              of(REBUILD_MAP, GOES_ON, MAP_NOT_WHOLE),
              of(
                  REBUILD_MAP,
                  LOOKS_AGAIN,
                  NO_ROW,
                  RUNNING,
                  STOPPED,
                  CANCELLED,
                  ABORTED,
                  FINISHED_WITH_FAILURES),
              of(REBUILD_MAP, FINISH_ROLLBACK, ROLLING_BACK),
              of(REBUILD_MAP, NOT_LOST, FINISHED, ROLLED_BACK),
              of(CHECK, LOOKS_ON, Situation.values()))
          .flatMap(List::stream)
          .toList();

  private static final Map<Operation, Map<End, JobState>> ENDS =
      Map.of(
          RESUME,
          Map.of(
              End.COMPLETE, JobState.FINISHED,
              End.INCOMPLETE, JobState.FINISHED_WITH_FAILURES,
              End.CANCELLED, JobState.CANCELLED,
              End.ABORTED, JobState.ABORTED,
              End.FAULT, JobState.STOPPED),
          ROLLBACK,
          Map.of(
              End.COMPLETE, JobState.ROLLED_BACK,
              End.INCOMPLETE, JobState.STOPPED,
              End.CANCELLED, JobState.CANCELLED,
              End.ABORTED, JobState.ABORTED,
              End.FAULT, JobState.STOPPED,
              End.HALFWAY, JobState.ROLLING_BACK),
          REBUILD_MAP,
          Map.of(
              End.COMPLETE, JobState.STOPPED,
              End.CANCELLED, JobState.CANCELLED,
              End.ABORTED, JobState.ABORTED,
              End.FAULT, JobState.STOPPED));

  private JobMoves() {}

  /** The store refuses a new job by the same rule, in the transaction that would make it. */
  private static Situation[] standing(boolean inTheWay) {
    return Stream.of(Situation.values())
        .filter(one -> one != ROLLING_BACK && one != MAP_NOT_WHOLE)
        .filter(one -> one.standsInTheWay() == inTheWay)
        .toArray(Situation[]::new);
  }

  private static List<JobMove> resume(Operation operation) {
    var moves = new ArrayList<JobMove>();
    moves.addAll(of(operation, NEW_JOB, NO_JOB));
    moves.addAll(of(operation, FINISH_MAP, MAP_NOT_WHOLE));
    moves.addAll(of(operation, GOES_ON, NO_ROW, RUNNING, STOPPED, CANCELLED, ABORTED, ROLLED_BACK));
    moves.addAll(of(operation, TRIES_AGAIN, FINISHED_WITH_FAILURES));
    moves.addAll(of(operation, NOTHING_TO_DO, FINISHED));
    return moves;
  }

  private static List<JobMove> rollback(Operation operation, Verdict verdict) {
    var moves = new ArrayList<JobMove>();
    moves.addAll(of(operation, NO_SUCH_JOB, NO_JOB));
    moves.addAll(of(operation, FINISH_MAP, MAP_NOT_WHOLE));
    moves.addAll(
        of(
            operation,
            verdict,
            NO_ROW,
            RUNNING,
            STOPPED,
            CANCELLED,
            ABORTED,
            FINISHED_WITH_FAILURES,
            FINISHED,
            ROLLING_BACK,
            ROLLED_BACK));
    return moves;
  }

  private static List<JobMove> of(Operation operation, Verdict verdict, Situation... from) {
    return Stream.of(from)
        .map(
            one ->
                new JobMove(
                    operation,
                    one,
                    verdict,
                    verdict.allowed() && verdict != LOOKS_ON ? one.whileHeld() : null))
        .toList();
  }

  /** All cells of the first table. */
  static List<JobMove> beginnings() {
    return BEGINNINGS;
  }

  /** What an operation may do with a job as it stands. */
  public static JobMove of(Operation operation, Situation from) {
    return BEGINNINGS.stream()
        .filter(move -> move.operation() == operation && move.from() == from)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(operation + ", " + from));
  }

  /** The state in which a run leaves its job. */
  public static JobState afterRun(End end) {
    return after(RESUME, end);
  }

  /**
   * The state in which an operation leaves its job.
   *
   * @throws IllegalStateException when it has no such end
   */
  public static JobState after(Operation operation, End end) {
    return find(operation, end)
        .orElseThrow(() -> new IllegalStateException("No end of " + operation + ": " + end));
  }

  static Optional<JobState> find(Operation operation, End end) {
    return Optional.ofNullable(ENDS.getOrDefault(operation, Map.of()).get(end));
  }
}
