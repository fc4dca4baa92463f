package org.ingestworkbench.workflow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.ingestworkbench.store.ClaimException;
import org.ingestworkbench.store.workflow.InstanceStatus;
import org.ingestworkbench.store.workflow.TaskRecord;
import org.ingestworkbench.store.workflow.TaskState;
import org.ingestworkbench.store.workflow.WorkflowStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Walks the ways of one instance, on a thread of its own, until it stands or is left. */
final class InstanceRun implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(InstanceRun.class);

  private final Workflow workflow;
  private final WorkflowStore store;
  private final Ledger ledger;
  private final Duration poll;
  private final Consumer<InstanceRun> whenOver;
  private final CountDownLatch over = new CountDownLatch(1);
  private @Nullable Execution execution;
  private volatile boolean leaving;
  private volatile boolean aborted;
  private volatile @Nullable RuntimeException failure;

  InstanceRun(
      Workflow workflow,
      WorkflowStore store,
      Ledger ledger,
      Duration poll,
      Consumer<InstanceRun> whenOver) {
    this.workflow = workflow;
    this.store = store;
    this.ledger = ledger;
    this.poll = poll;
    this.whenOver = whenOver;
  }

  Ledger ledger() {
    return ledger;
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
      LOG.error("Instance {} is left as its store has it", ledger.session().id(), e);
      failure = e;
    } finally {
      ledger.session().close();
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
    ledgerMove(Event.ENDS, "");
  }

  /** A task for people that was left is not interrupted, wherever this thread had come to. */
  private void leaveToPeople() {
    var running = ledger.record().runningTask().map(TaskRecord::name);
    if (leaving
        && running.flatMap(workflow::task).filter(HumanTask.class::isInstance).isPresent()) {
      ledgerMove(Event.LEAVES, "");
    }
  }

  /** A recovery does not run again what was Completed or Failed. */
  private boolean passedOver(WorkflowStep step) {
    var task = step.task();
    return task != null
        && ledger
            .record()
            .task(task.name())
            .map(TaskRecord::state)
            .filter(state -> state == TaskState.COMPLETED || state == TaskState.FAILED)
            .isPresent();
  }

  /** A cancel may have come before this thread did; what is Running then comes to its end. */
  private boolean goesOn(WorkflowStep step) {
    var now = ledger.record();
    return !leaving && (now.status() == InstanceStatus.RUNNING || step.is(now.runningTask()));
  }

  private boolean holds(@Nullable Condition condition) {
    try {
      return condition == null || ledger.holds(condition);
    } catch (org.ingestworkbench.model.WorkbenchException e) {
      throw e;
    } catch (RuntimeException e) {
      ledgerMove(
          Event.TERMINATE,
          "condition \"" + condition + "\" could not be evaluated: " + Faults.words(e));
      return false;
    }
  }

  /** A cancel may have come before; then the table has no such move, and nothing is done. */
  private void ledgerMove(Event event, String why) {
    ledger.move(event, Map.of(), why);
  }

  /** Whether the next object is run. */
  private boolean reached(@Nullable Task task) {
    if (task == null) {
      ledgerMove(Event.TERMINATE, "a terminate object was reached");
      return false;
    }
    return execute(execution(task), task);
  }

  private boolean execute(Execution next, Task task) {
    if (!begin(next, task)) {
      return false;
    }
    var end = attempt(next);
    over(next);
    return end.event().map(event -> ledger.end(end, event)).orElse(Then.OVER) == Then.NEXT_RUNS;
  }

  private synchronized boolean begin(Execution next, Task task) {
    if (leaving || !ledger.begin(task)) {
      return false;
    }
    execution = next;
    return true;
  }

  private synchronized void over(Execution ended) {
    if (execution == ended) {
      execution = null;
    }
  }

  /**
   * What a task throws is an error of the task, but for one that is left: it may have wrapped the
   * interrupt, or say that what it worked with was taken away.
   */
  @SuppressWarnings("CatchAndPrintStackTrace")
  private TaskEnd attempt(Execution next) {
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
        ledger.session().id(),
        Faults.words(fault));
    return TaskEnd.LEFT;
  }

  private Execution execution(Task task) {
    var context = new InstanceContext(ledger, store, task.name(), () -> leaving || aborted);
    if (task instanceof MappingTask mapping) {
      return new MappingRun(mapping, context);
    } else if (task instanceof HumanTask human) {
      return new HumanRun(human, context, ledger, poll);
    } else if (task instanceof CommandTask command) {
      return new CallRun(command.action(), context);
    }
    return new CallRun(((NotificationTask) task).action(), context);
  }

  private synchronized @Nullable Execution current() {
    return execution;
  }

  /** Cancels; the running task finishes. */
  Move cancel() {
    return demand(Event.CANCEL);
  }

  /** Aborts, the running task too; does not wait for it. */
  Move abort() {
    return demand(Event.ABORT);
  }

  /** A store that fails may have it all the same. */
  private Move demand(Event event) {
    try {
      return ledger.demand(event);
    } finally {
      obey(ledger.record().status());
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

  /** The request may have been answered by a failure, and the task not have been told. */
  void look() {
    if (!aborted) {
      obey(ledger.record().status());
    }
  }

  /** The running task is dropped; what it says afterwards does not count. */
  void drop() {
    aborted = true;
    var running = current();
    if (running != null) {
      running.abort();
    }
  }

  /** Nothing more is started; the running task comes to an end in order, to be run again. */
  void leave() {
    leaving = true;
    var running = current();
    if (running != null) {
      running.leave();
    }
  }

  void wake() {
    var running = current();
    if (running != null) {
      running.wake();
    }
  }

  /** Whether it was over within the time. */
  boolean await(Duration limit) throws InterruptedException {
    return over.await(limit.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** What ended it although it does not stand; null when nothing did. */
  @Nullable RuntimeException failure() {
    return failure;
  }
}
