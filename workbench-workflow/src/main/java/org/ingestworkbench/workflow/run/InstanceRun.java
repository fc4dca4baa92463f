package org.ingestworkbench.workflow.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.ingestworkbench.store.ClaimException;
import org.ingestworkbench.store.workflow.InstanceStatus;
import org.ingestworkbench.store.workflow.TaskRecord;
import org.ingestworkbench.store.workflow.TaskState;
import org.ingestworkbench.store.workflow.WorkflowStore;
import org.ingestworkbench.workflow.CommandTask;
import org.ingestworkbench.workflow.Condition;
import org.ingestworkbench.workflow.HumanTask;
import org.ingestworkbench.workflow.MappingTask;
import org.ingestworkbench.workflow.NotificationTask;
import org.ingestworkbench.workflow.Task;
import org.ingestworkbench.workflow.Workflow;
import org.ingestworkbench.workflow.WorkflowStep;
import org.ingestworkbench.workflow.transition.InstanceEvent;
import org.ingestworkbench.workflow.transition.NextStep;
import org.ingestworkbench.workflow.transition.Transition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the objects of one instance in order, on a thread of its own, until the instance ends or its
 * service is closed.
 */
public final class InstanceRun implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(InstanceRun.class);

  private final Workflow workflow;
  private final WorkflowStore store;
  private final HeldInstance held;
  private final Duration poll;
  private final Consumer<InstanceRun> whenOver;
  private final CountDownLatch over = new CountDownLatch(1);
  private @Nullable TaskRun execution;
  private volatile boolean leaving;
  private volatile boolean aborted;
  private volatile @Nullable RuntimeException failure;

  public InstanceRun(
      Workflow workflow,
      WorkflowStore store,
      HeldInstance held,
      Duration poll,
      Consumer<InstanceRun> whenOver) {
    this.workflow = workflow;
    this.store = store;
    this.held = held;
    this.poll = poll;
    this.whenOver = whenOver;
  }

  public HeldInstance held() {
    return held;
  }

  @Override
  public void run() {
    try {
      walk();
      leaveToPeople();
    } catch (ClaimException e) {
      LOG.warn("Another service took over: {}", e.getMessage());
      failure = e;
    } catch (RuntimeException e) {
      LOG.error("Instance {} is left as its store has it", held.session().id(), e);
      failure = e;
    } finally {
      held.session().close();
      whenOver.accept(this);
      over.countDown();
    }
  }

  private void walk() {
    List<WorkflowStep> closed = new ArrayList<>();
    for (var step : workflow.steps()) {
      if (passedOver(step) || closed.stream().anyMatch(step::closedBy)) {
        continue;
      }
      if (!goesOn(step)) {
        return;
      }
      if (!holds(step.condition())) {
        closed.add(step);
      } else if (!reached(step.task())) {
        return;
      }
    }
    happens(InstanceEvent.ENDS, "");
  }

  /**
   * Records that a human task goes on without a process. It is not interrupted, even if this thread
   * had not yet reached it.
   */
  private void leaveToPeople() {
    var running = held.record().runningTask().map(TaskRecord::name);
    if (leaving
        && running.flatMap(workflow::task).filter(HumanTask.class::isInstance).isPresent()) {
      happens(InstanceEvent.LEAVES, "");
    }
  }

  /** Whether a task is not run again, because it is Completed or Failed. */
  private boolean passedOver(WorkflowStep step) {
    var task = step.task();
    return task != null
        && held.record()
            .task(task.name())
            .map(TaskRecord::state)
            .filter(state -> state == TaskState.COMPLETED || state == TaskState.FAILED)
            .isPresent();
  }

  /**
   * Whether the walk goes on. When a cancel came before this thread, only the task that is Running
   * comes to its end.
   */
  private boolean goesOn(WorkflowStep step) {
    var now = held.record();
    return !leaving
        && (now.status() == InstanceStatus.RUNNING || is(step.task(), now.runningTask()));
  }

  private static boolean is(@Nullable Task task, Optional<TaskRecord> record) {
    return task != null && record.filter(found -> found.name().equals(task.name())).isPresent();
  }

  private boolean holds(@Nullable Condition condition) {
    try {
      return condition == null || held.holds(condition);
    } catch (org.ingestworkbench.model.WorkbenchException e) {
      throw e;
    } catch (RuntimeException e) {
      happens(
          InstanceEvent.TERMINATE,
          "condition \"" + condition + "\" could not be evaluated: " + TaskErrors.words(e));
      return false;
    }
  }

  /**
   * Applies an event. When a cancel came before, the table has no such transition, and nothing is
   * changed.
   */
  private void happens(InstanceEvent event, String why) {
    held.apply(event, Map.of(), why);
  }

  /** Runs an object that was reached. Returns whether the next one is run. */
  private boolean reached(@Nullable Task task) {
    if (task == null) {
      happens(InstanceEvent.TERMINATE, "a terminate object was reached");
      return false;
    }
    return execute(execution(task), task);
  }

  private boolean execute(TaskRun next, Task task) {
    if (!begin(next, task)) {
      return false;
    }
    var end = attempt(next);
    over(next);
    return end.event().map(event -> held.end(end, event)).orElse(NextStep.OVER)
        == NextStep.NEXT_RUNS;
  }

  private synchronized boolean begin(TaskRun next, Task task) {
    if (leaving || !held.begin(task)) {
      return false;
    }
    execution = next;
    return true;
  }

  private synchronized void over(TaskRun ended) {
    if (execution == ended) {
      execution = null;
    }
  }

  /**
   * Runs a task. An exception is an error of the task, unless the task is left: then it may be a
   * wrapped interrupt, or say that a resource of the task was closed.
   */
  @SuppressWarnings("CatchAndPrintStackTrace")
  private TaskEnd attempt(TaskRun next) {
    try {
      return next.run();
    } catch (Throwable fault) {
      LOG.debug("A task failed", fault);
      return leaving ? left(fault) : TaskEnd.fault(fault);
    }
  }

  private TaskEnd left(Throwable fault) {
    LOG.info(
        "Instance {}: a task that was left ended with {}; it is to be run again",
        held.session().id(),
        TaskErrors.words(fault));
    return TaskEnd.LEFT;
  }

  private TaskRun execution(Task task) {
    var context = new InstanceContext(held, store, task.name(), () -> leaving || aborted);
    if (task instanceof MappingTask mapping) {
      return new MappingRun(mapping, context);
    } else if (task instanceof HumanTask human) {
      return new HumanRun(human, context, held, poll);
    } else if (task instanceof CommandTask command) {
      return new CallRun(command.action(), context);
    }
    return new CallRun(((NotificationTask) task).action(), context);
  }

  private synchronized @Nullable TaskRun current() {
    return execution;
  }

  /** Cancels the instance. The running task finishes. */
  public Transition cancel() {
    return demand(InstanceEvent.CANCEL);
  }

  /** Aborts the instance and its running task, and does not wait for the task. */
  public Transition abort() {
    return demand(InstanceEvent.ABORT);
  }

  /** Applies a request, also when the save throws: the store may have saved it all the same. */
  private Transition demand(InstanceEvent event) {
    try {
      return held.demand(event);
    } finally {
      obey(held.record().status());
    }
  }

  private void obey(InstanceStatus stands) {
    if (stands == InstanceStatus.ABORTED_BY_USER) {
      drop();
    } else if (stands.canceledByUser()) {
      canceled();
    }
  }

  private void canceled() {
    var running = current();
    if (running != null) {
      running.canceled();
    }
  }

  /**
   * Passes the status on to the task again. A request whose save failed may have been saved, and
   * the task does not know.
   */
  public void look() {
    if (!aborted) {
      obey(held.record().status());
    }
  }

  /** Drops the running task. Its result does not count any more. */
  public void drop() {
    aborted = true;
    var running = current();
    if (running != null) {
      running.abort();
    }
  }

  /** Starts nothing more. The running task comes to an end in order, and is run again later. */
  public void leave() {
    leaving = true;
    var running = current();
    if (running != null) {
      running.leave();
    }
  }

  public void wake() {
    var running = current();
    if (running != null) {
      running.wake();
    }
  }

  /** Waits for the end. Returns whether it came within the limit. */
  public boolean await(Duration limit) throws InterruptedException {
    return over.await(limit.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** The exception that ended this run before the instance ended; null when there is none. */
  public @Nullable RuntimeException failure() {
    return failure;
  }
}
