package org.ingestworkbench.workflow.run;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.ingestworkbench.store.workflow.HistoryEntry;
import org.ingestworkbench.store.workflow.InstanceRecord;
import org.ingestworkbench.store.workflow.InstanceStatus;
import org.ingestworkbench.store.workflow.TaskRecord;
import org.ingestworkbench.store.workflow.TaskState;
import org.ingestworkbench.store.workflow.WorkItem;
import org.ingestworkbench.store.workflow.WorkflowSession;
import org.ingestworkbench.store.workflow.WorkflowState;
import org.ingestworkbench.store.workflow.WorkflowStore;
import org.ingestworkbench.workflow.Condition;
import org.ingestworkbench.workflow.HumanTask;
import org.ingestworkbench.workflow.Task;
import org.ingestworkbench.workflow.WorkflowRefusedException;
import org.ingestworkbench.workflow.WorkflowRefusedException.Reason;
import org.ingestworkbench.workflow.transition.InstanceEvent;
import org.ingestworkbench.workflow.transition.NextStep;
import org.ingestworkbench.workflow.transition.Transition;
import org.ingestworkbench.workflow.transition.Transitions;

/**
 * The record of an instance that this process has claimed. Every change is saved before others see
 * it. When a save may have failed, the record is read from the store again. Safe for use by many
 * threads.
 */
public final class HeldInstance {
  private final WorkflowStore store;
  private final WorkflowSession session;
  private final Clock clock;
  private final BiConsumer<InstanceRecord, HistoryEntry> listener;
  private InstanceRecord known;
  private boolean doubtful;

  /** Reads the instance from the store, since it may have changed before the claim. */
  public HeldInstance(
      WorkflowStore store,
      WorkflowSession session,
      Clock clock,
      BiConsumer<InstanceRecord, HistoryEntry> listener) {
    this.store = store;
    this.session = session;
    this.clock = clock;
    this.listener = listener;
    this.known = stored();
  }

  private InstanceRecord stored() {
    return store
        .instance(session.id())
        .orElseThrow(() -> new IllegalStateException("Instance " + session.id() + " is gone."));
  }

  public WorkflowSession session() {
    return session;
  }

  public synchronized InstanceRecord record() {
    if (doubtful) {
      known = stored();
      doubtful = false;
    }
    return known;
  }

  private void save(InstanceRecord next, List<HistoryEntry> added) {
    doubtful = true;
    session.save(next, added);
    known = next;
    doubtful = false;
    added.forEach(entry -> listener.accept(next, entry));
  }

  /** Applies the transition of an event. Changes nothing when the table has none. */
  public synchronized Optional<Transition> apply(
      InstanceEvent event, Map<String, Long> counts, String message) {
    var found = find(event);
    found
        .filter(transition -> transition.then() != NextStep.NO_EFFECT)
        .ifPresent(t -> carryOut(t, counts, message));
    return found;
  }

  /** Applies the transition of an event, or refuses when the table has none. */
  public Transition demand(InstanceEvent event) {
    return demand(event, Map.of());
  }

  /** Applies the transition of an event, and gives the running task these counts. */
  public Transition demand(InstanceEvent event, Map<String, Long> counts) {
    return apply(event, counts, "").orElseThrow(() -> refusal(event));
  }

  private WorkflowRefusedException refusal(InstanceEvent event) {
    var now = record();
    return new WorkflowRefusedException(
        Reason.NOT_IN_THIS_STATE,
        "Instance %s of %s is %s: \"%s\" is not possible there."
            .formatted(now.id(), now.workflow(), now.status(), event));
  }

  public synchronized Optional<Transition> find(InstanceEvent event) {
    return Transitions.find(record(), event);
  }

  private void carryOut(Transition transition, Map<String, Long> counts, String message) {
    var entries = new ArrayList<HistoryEntry>();
    var next =
        switch (transition.event()) {
          case RECOVER -> goingOn(record().recovered(), transition.event(), entries);
          case GOES_ON ->
              goingOn(
                  record().withStatus(InstanceStatus.RUNNING, null, ""),
                  transition.event(),
                  entries);
          default -> moved(transition, counts, message, entries);
        };
    if (next.status() != record().status()) {
      entries.add(entry("", next.recoveries(), next.status(), transition.event(), message));
    }
    save(next, entries);
  }

  private InstanceRecord goingOn(
      InstanceRecord next, InstanceEvent event, List<HistoryEntry> entries) {
    var task = record().runningTask().or(record()::canceledTask);
    return task.isPresent() ? started(next, task.get(), event, entries) : next;
  }

  private InstanceRecord started(
      InstanceRecord next, TaskRecord task, InstanceEvent event, List<HistoryEntry> entries) {
    entries.add(entry(task.name(), task.runs() + 1, TaskState.RUNNING, event, ""));
    return next.withTask(task.name(), TaskRecord::started);
  }

  private InstanceRecord moved(
      Transition transition, Map<String, Long> counts, String message, List<HistoryEntry> entries) {
    var now = record();
    boolean same = transition.to() == now.status();
    var next =
        same
            ? now
            : now.withStatus(
                transition.to(),
                transition.to().state() == WorkflowState.RUNNING ? null : clock.instant(),
                message);
    var task = now.runningTask();
    var to = transition.task();
    if (task.isEmpty() || to == null) {
      return next;
    }
    var counted = counts.isEmpty() ? task.get() : task.get().counting(counts);
    if (to == TaskState.RUNNING) {
      return next.withTask(counted.name(), t -> counted);
    }
    entries.add(entry(counted.name(), counted.runs(), to, transition.event(), message));
    return next.withTask(counted.name(), t -> counted.moved(to, message));
  }

  private HistoryEntry entry(
      String object, int run, Object state, InstanceEvent event, String message) {
    return new HistoryEntry(
        clock.instant(), object, run, state.toString(), event.toString(), message);
  }

  /** Starts a task, or goes on with it. Returns false when the task may not run now. */
  public synchronized boolean begin(Task task) {
    var status = record().status();
    var found = record().task(task.name()).orElseThrow();
    if (found.running()) {
      boolean waits = status == InstanceStatus.CANCELED_BY_USER && task instanceof HumanTask;
      return !waits;
    }
    if (status != InstanceStatus.RUNNING) {
      return false;
    }
    save(record().withTask(found.name(), TaskRecord::started), List.of(starts(found)));
    return true;
  }

  private HistoryEntry starts(TaskRecord task) {
    return new HistoryEntry(
        clock.instant(),
        task.name(),
        task.runs() + 1,
        TaskState.RUNNING.toString(),
        "the task starts",
        "");
  }

  /** Records the end of the running task. The end is dropped when an abort came before it. */
  public synchronized NextStep end(TaskEnd end, InstanceEvent event) {
    if (record().runningTask().isEmpty()) {
      return NextStep.OVER;
    }
    return apply(event, end.counts(), end.message()).map(Transition::then).orElse(NextStep.OVER);
  }

  /** The result of a condition, which is evaluated once. No lock is held while it is evaluated. */
  boolean holds(Condition condition) {
    var stored = record().conditions().get(condition.name());
    return stored == null ? keep(condition, condition.test().test(record())) : stored;
  }

  private synchronized boolean keep(Condition condition, boolean holds) {
    var now = record();
    var entry =
        new HistoryEntry(
            clock.instant(),
            "",
            now.recoveries(),
            now.status().toString(),
            "condition \"" + condition + "\" " + (holds ? "holds" : "does not hold"),
            "");
    save(now.withCondition(condition.name(), holds), List.of(entry));
    return holds;
  }

  synchronized void set(String variable, String value) {
    save(record().withVariable(variable, value), List.of());
  }

  /**
   * Records the counts of a human task. Returns false when the instance hands out no more items.
   */
  synchronized boolean count(String task, Map<String, Long> counts) {
    if (!handsOut()) {
      return false;
    }
    save(record().withTask(task, t -> t.counting(counts)), List.of());
    return true;
  }

  /** Hands out an item. Returns false when the instance hands out no more items. */
  synchronized boolean handOut(WorkItem item) {
    if (!handsOut()) {
      return false;
    }
    session.handOut(item);
    return true;
  }

  /** A cancelled instance without recovery lets its task finish. */
  private boolean handsOut() {
    var status = record().status();
    return status == InstanceStatus.RUNNING || status == InstanceStatus.CANCELED_FOR_GOOD;
  }
}
