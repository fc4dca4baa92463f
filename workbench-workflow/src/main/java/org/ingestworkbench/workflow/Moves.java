package org.ingestworkbench.workflow;

import static org.ingestworkbench.store.workflow.InstanceStatus.ABORTED;
import static org.ingestworkbench.store.workflow.InstanceStatus.ABORTED_BY_USER;
import static org.ingestworkbench.store.workflow.InstanceStatus.CANCELED_BY_DEATH;
import static org.ingestworkbench.store.workflow.InstanceStatus.CANCELED_BY_ERROR;
import static org.ingestworkbench.store.workflow.InstanceStatus.CANCELED_BY_USER;
import static org.ingestworkbench.store.workflow.InstanceStatus.CANCELED_FOR_GOOD;
import static org.ingestworkbench.store.workflow.InstanceStatus.COMPLETED;
import static org.ingestworkbench.store.workflow.InstanceStatus.LEFT_TO_PEOPLE;
import static org.ingestworkbench.store.workflow.InstanceStatus.RUNNING;
import static org.ingestworkbench.workflow.Event.ABORT;
import static org.ingestworkbench.workflow.Event.CANCEL;
import static org.ingestworkbench.workflow.Event.COMPLETES;
import static org.ingestworkbench.workflow.Event.ENDS;
import static org.ingestworkbench.workflow.Event.GOES_ON;
import static org.ingestworkbench.workflow.Event.LEAVES;
import static org.ingestworkbench.workflow.Event.NONRECOVERABLE_ERROR;
import static org.ingestworkbench.workflow.Event.PROCESS_DIES;
import static org.ingestworkbench.workflow.Event.RECOVER;
import static org.ingestworkbench.workflow.Event.RECOVERABLE_ERROR;
import static org.ingestworkbench.workflow.Event.TERMINATE;
import static org.ingestworkbench.workflow.Then.NEXT_RUNS;
import static org.ingestworkbench.workflow.Then.NO_EFFECT;
import static org.ingestworkbench.workflow.Then.OVER;
import static org.ingestworkbench.workflow.Then.PEOPLE_GO_ON;
import static org.ingestworkbench.workflow.Then.RECOVERY_RESTARTS;
import static org.ingestworkbench.workflow.Then.RECOVERY_RESTARTS_REGARDLESS;
import static org.ingestworkbench.workflow.Then.RECOVERY_RUNS_NEXT;
import static org.ingestworkbench.workflow.Then.TASK_GOES_ON;
import static org.ingestworkbench.workflow.Then.TASK_RUNS;

import java.util.List;
import java.util.Optional;
import org.ingestworkbench.store.workflow.InstanceStatus;
import org.ingestworkbench.store.workflow.TaskState;
import org.jspecify.annotations.Nullable;

/**
 * The table of moves: what becomes of an instance and of its running task, by the strategy of the
 * task, where the instance stands, and what happens. What is not in it is refused. The manual's
 * table is made from this one.
 *
 * <p>A task that still runs after its instance was cancelled is Running until it ends. A task state
 * here is given to a task that runs, and to none other.
 */
final class Moves {

  private static final List<Move> RESTART =
      List.of(
          restart(RUNNING, COMPLETES, TaskState.COMPLETED, RUNNING, NEXT_RUNS),
          restart(RUNNING, NONRECOVERABLE_ERROR, TaskState.ABORTED, ABORTED, OVER),
          restart(
              RUNNING, RECOVERABLE_ERROR, TaskState.CANCELED, CANCELED_BY_ERROR, RECOVERY_RESTARTS),
          restart(RUNNING, ABORT, TaskState.ABORTED, ABORTED_BY_USER, OVER),
          restart(RUNNING, CANCEL, TaskState.RUNNING, CANCELED_BY_USER, RECOVERY_RUNS_NEXT),
          restart(RUNNING, PROCESS_DIES, TaskState.CANCELED, CANCELED_BY_DEATH, RECOVERY_RESTARTS),
          restart(RUNNING, LEAVES, TaskState.RUNNING, LEFT_TO_PEOPLE, PEOPLE_GO_ON),
          restart(RUNNING, TERMINATE, null, ABORTED, OVER),
          restart(RUNNING, ENDS, null, COMPLETED, OVER),
          restart(LEFT_TO_PEOPLE, GOES_ON, TaskState.RUNNING, RUNNING, TASK_GOES_ON),
          restart(LEFT_TO_PEOPLE, ABORT, TaskState.ABORTED, ABORTED_BY_USER, OVER),
          restart(LEFT_TO_PEOPLE, CANCEL, TaskState.RUNNING, CANCELED_BY_USER, RECOVERY_RESTARTS),
          restart(
              CANCELED_BY_USER,
              COMPLETES,
              TaskState.COMPLETED,
              CANCELED_BY_USER,
              RECOVERY_RUNS_NEXT),
          restart(CANCELED_BY_USER, NONRECOVERABLE_ERROR, TaskState.ABORTED, ABORTED, OVER),
          restart(
              CANCELED_BY_USER,
              RECOVERABLE_ERROR,
              TaskState.CANCELED,
              CANCELED_BY_USER,
              RECOVERY_RESTARTS),
          restart(CANCELED_BY_USER, ABORT, TaskState.ABORTED, ABORTED_BY_USER, OVER),
          restart(CANCELED_BY_USER, CANCEL, null, CANCELED_BY_USER, NO_EFFECT),
          restart(
              CANCELED_BY_USER,
              PROCESS_DIES,
              TaskState.CANCELED,
              CANCELED_BY_USER,
              RECOVERY_RESTARTS),
          restart(CANCELED_BY_USER, RECOVER, TaskState.RUNNING, RUNNING, TASK_RUNS),
          restart(CANCELED_BY_ERROR, PROCESS_DIES, null, CANCELED_BY_ERROR, RECOVERY_RESTARTS),
          restart(CANCELED_BY_ERROR, RECOVER, TaskState.RUNNING, RUNNING, TASK_RUNS),
          restart(CANCELED_BY_DEATH, RECOVER, TaskState.RUNNING, RUNNING, TASK_RUNS),
          restart(ABORTED_BY_USER, ABORT, null, ABORTED_BY_USER, NO_EFFECT));

  private static final List<Move> SKIP =
      List.of(
          skip(RUNNING, COMPLETES, TaskState.COMPLETED, RUNNING, NEXT_RUNS),
          skip(RUNNING, NONRECOVERABLE_ERROR, TaskState.FAILED, RUNNING, NEXT_RUNS),
          skip(RUNNING, RECOVERABLE_ERROR, TaskState.FAILED, RUNNING, NEXT_RUNS),
          skip(RUNNING, ABORT, TaskState.ABORTED, ABORTED_BY_USER, OVER),
          skip(RUNNING, CANCEL, TaskState.RUNNING, CANCELED_BY_USER, RECOVERY_RUNS_NEXT),
          skip(
              RUNNING,
              PROCESS_DIES,
              TaskState.CANCELED,
              CANCELED_BY_DEATH,
              RECOVERY_RESTARTS_REGARDLESS),
          skip(
              CANCELED_BY_USER,
              COMPLETES,
              TaskState.COMPLETED,
              CANCELED_BY_USER,
              RECOVERY_RUNS_NEXT),
          skip(
              CANCELED_BY_USER,
              NONRECOVERABLE_ERROR,
              TaskState.FAILED,
              CANCELED_BY_USER,
              RECOVERY_RUNS_NEXT),
          skip(
              CANCELED_BY_USER,
              RECOVERABLE_ERROR,
              TaskState.FAILED,
              CANCELED_BY_USER,
              RECOVERY_RUNS_NEXT),
          skip(CANCELED_BY_USER, ABORT, TaskState.ABORTED, ABORTED_BY_USER, OVER),
          skip(CANCELED_BY_USER, CANCEL, null, CANCELED_BY_USER, NO_EFFECT),
          skip(
              CANCELED_BY_USER,
              PROCESS_DIES,
              TaskState.CANCELED,
              CANCELED_BY_USER,
              RECOVERY_RESTARTS_REGARDLESS),
          skip(CANCELED_BY_USER, RECOVER, TaskState.RUNNING, RUNNING, TASK_RUNS),
          skip(CANCELED_BY_DEATH, RECOVER, TaskState.RUNNING, RUNNING, TASK_RUNS),
          skip(ABORTED_BY_USER, ABORT, null, ABORTED_BY_USER, NO_EFFECT));

  private static final List<Move> NOT_ENABLED =
      List.of(
          without(RUNNING, COMPLETES, TaskState.COMPLETED, RUNNING, NEXT_RUNS),
          without(RUNNING, NONRECOVERABLE_ERROR, TaskState.FAILED, RUNNING, NEXT_RUNS),
          without(RUNNING, RECOVERABLE_ERROR, TaskState.FAILED, RUNNING, NEXT_RUNS),
          without(RUNNING, ABORT, TaskState.ABORTED, ABORTED_BY_USER, OVER),
          without(RUNNING, CANCEL, TaskState.RUNNING, CANCELED_FOR_GOOD, OVER),
          without(RUNNING, PROCESS_DIES, TaskState.ABORTED, ABORTED, OVER),
          without(RUNNING, LEAVES, TaskState.RUNNING, LEFT_TO_PEOPLE, PEOPLE_GO_ON),
          without(RUNNING, TERMINATE, null, ABORTED, OVER),
          without(RUNNING, ENDS, null, COMPLETED, OVER),
          without(LEFT_TO_PEOPLE, GOES_ON, TaskState.RUNNING, RUNNING, TASK_GOES_ON),
          without(LEFT_TO_PEOPLE, ABORT, TaskState.ABORTED, ABORTED_BY_USER, OVER),
          without(LEFT_TO_PEOPLE, CANCEL, TaskState.RUNNING, CANCELED_FOR_GOOD, OVER),
          without(CANCELED_FOR_GOOD, COMPLETES, TaskState.COMPLETED, CANCELED_FOR_GOOD, OVER),
          without(
              CANCELED_FOR_GOOD, NONRECOVERABLE_ERROR, TaskState.FAILED, CANCELED_FOR_GOOD, OVER),
          without(CANCELED_FOR_GOOD, RECOVERABLE_ERROR, TaskState.FAILED, CANCELED_FOR_GOOD, OVER),
          without(CANCELED_FOR_GOOD, ABORT, TaskState.ABORTED, ABORTED_BY_USER, OVER),
          without(CANCELED_FOR_GOOD, CANCEL, null, CANCELED_FOR_GOOD, NO_EFFECT),
          without(CANCELED_FOR_GOOD, PROCESS_DIES, TaskState.ABORTED, ABORTED, OVER),
          without(ABORTED_BY_USER, ABORT, null, ABORTED_BY_USER, NO_EFFECT));

  private Moves() {}

  private static Move restart(
      InstanceStatus from, Event event, @Nullable TaskState task, InstanceStatus to, Then then) {
    return new Move(Mode.RESTART, from, event, task, to, then);
  }

  private static Move skip(
      InstanceStatus from, Event event, @Nullable TaskState task, InstanceStatus to, Then then) {
    return new Move(Mode.SKIP, from, event, task, to, then);
  }

  private static Move without(
      InstanceStatus from, Event event, @Nullable TaskState task, InstanceStatus to, Then then) {
    return new Move(Mode.NOT_ENABLED, from, event, task, to, then);
  }

  /** The rows of one table. */
  static List<Move> of(Mode mode) {
    return switch (mode) {
      case RESTART -> RESTART;
      case SKIP -> SKIP;
      case NOT_ENABLED -> NOT_ENABLED;
    };
  }

  /** What becomes of it; empty when the table has no such row. */
  static Optional<Move> find(Mode mode, InstanceStatus from, Event event) {
    return of(mode).stream()
        .filter(move -> move.from() == from && move.event() == event)
        .findFirst();
  }
}
