package org.ingestworkbench.workflow.transition;

import static org.ingestworkbench.store.workflow.InstanceStatus.ABORTED;
import static org.ingestworkbench.store.workflow.InstanceStatus.ABORTED_BY_USER;
import static org.ingestworkbench.store.workflow.InstanceStatus.CANCELED_BY_DEATH;
import static org.ingestworkbench.store.workflow.InstanceStatus.CANCELED_BY_ERROR;
import static org.ingestworkbench.store.workflow.InstanceStatus.CANCELED_BY_USER;
import static org.ingestworkbench.store.workflow.InstanceStatus.CANCELED_FOR_GOOD;
import static org.ingestworkbench.store.workflow.InstanceStatus.COMPLETED;
import static org.ingestworkbench.store.workflow.InstanceStatus.LEFT_TO_PEOPLE;
import static org.ingestworkbench.store.workflow.InstanceStatus.RUNNING;
import static org.ingestworkbench.workflow.transition.InstanceEvent.ABORT;
import static org.ingestworkbench.workflow.transition.InstanceEvent.CANCEL;
import static org.ingestworkbench.workflow.transition.InstanceEvent.COMPLETES;
import static org.ingestworkbench.workflow.transition.InstanceEvent.ENDS;
import static org.ingestworkbench.workflow.transition.InstanceEvent.GOES_ON;
import static org.ingestworkbench.workflow.transition.InstanceEvent.LEAVES;
import static org.ingestworkbench.workflow.transition.InstanceEvent.NONRECOVERABLE_ERROR;
import static org.ingestworkbench.workflow.transition.InstanceEvent.PROCESS_DIES;
import static org.ingestworkbench.workflow.transition.InstanceEvent.RECOVER;
import static org.ingestworkbench.workflow.transition.InstanceEvent.RECOVERABLE_ERROR;
import static org.ingestworkbench.workflow.transition.InstanceEvent.TERMINATE;
import static org.ingestworkbench.workflow.transition.NextStep.NEXT_RUNS;
import static org.ingestworkbench.workflow.transition.NextStep.NO_EFFECT;
import static org.ingestworkbench.workflow.transition.NextStep.OVER;
import static org.ingestworkbench.workflow.transition.NextStep.PEOPLE_GO_ON;
import static org.ingestworkbench.workflow.transition.NextStep.RECOVERY_RESTARTS;
import static org.ingestworkbench.workflow.transition.NextStep.RECOVERY_RESTARTS_REGARDLESS;
import static org.ingestworkbench.workflow.transition.NextStep.RECOVERY_RUNS_NEXT;
import static org.ingestworkbench.workflow.transition.NextStep.TASK_GOES_ON;
import static org.ingestworkbench.workflow.transition.NextStep.TASK_RUNS;

import java.util.List;
import java.util.Optional;
import org.ingestworkbench.store.workflow.InstanceRecord;
import org.ingestworkbench.store.workflow.InstanceStatus;
import org.ingestworkbench.store.workflow.TaskState;
import org.jspecify.annotations.Nullable;

/**
 * The tables of transitions. A row says what becomes of an instance and of its running task, by the
 * strategy of the task, the status of the instance and the event. An event without a row is
 * refused. The tables of the manual are made from these.
 *
 * <p>A task that still runs after its instance was cancelled is Running until it ends. The task
 * state of a row goes to the running task, and to no other.
 */
public final class Transitions {

  private static final List<Transition> RESTART =
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

  private static final List<Transition> SKIP =
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

  private static final List<Transition> NOT_ENABLED =
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

  private Transitions() {}

  private static Transition restart(
      InstanceStatus from,
      InstanceEvent event,
      @Nullable TaskState task,
      InstanceStatus to,
      NextStep then) {
    return new Transition(TransitionTable.RESTART, from, event, task, to, then);
  }

  private static Transition skip(
      InstanceStatus from,
      InstanceEvent event,
      @Nullable TaskState task,
      InstanceStatus to,
      NextStep then) {
    return new Transition(TransitionTable.SKIP, from, event, task, to, then);
  }

  private static Transition without(
      InstanceStatus from,
      InstanceEvent event,
      @Nullable TaskState task,
      InstanceStatus to,
      NextStep then) {
    return new Transition(TransitionTable.NOT_ENABLED, from, event, task, to, then);
  }

  /** The rows of one table. */
  static List<Transition> of(TransitionTable table) {
    return switch (table) {
      case RESTART -> RESTART;
      case SKIP -> SKIP;
      case NOT_ENABLED -> NOT_ENABLED;
    };
  }

  /** The row for an instance and an event; empty when its table has none. */
  public static Optional<Transition> find(InstanceRecord instance, InstanceEvent event) {
    return find(StoredDefinition.table(instance), instance.status(), event);
  }

  /** The row for a status and an event; empty when the table has none. */
  static Optional<Transition> find(
      TransitionTable table, InstanceStatus from, InstanceEvent event) {
    return of(table).stream()
        .filter(transition -> transition.from() == from && transition.event() == event)
        .findFirst();
  }
}
