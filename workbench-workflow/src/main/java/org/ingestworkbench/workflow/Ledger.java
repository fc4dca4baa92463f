package org.ingestworkbench.workflow;

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
import org.ingestworkbench.workflow.WorkflowRefusedException.Reason;

/**
 * The record of an instance that this process holds. Every change is saved before it is seen; after
 * one that could not be saved for certain, the store is asked what stands. Safe for use by many
 * threads.
 */
final class Ledger {
  private final WorkflowStore store;
  private final WorkflowSession session;
  private final Clock clock;
  private final BiConsumer<InstanceRecord, HistoryEntry> listener;
  private InstanceRecord known;
  private boolean doubtful;

  /** What a ledger is kept with. */
  record Desk(
      WorkflowStore store, Clock clock, BiConsumer<InstanceRecord, HistoryEntry> listener) {}

  /** A ledger of what the store has, which may have changed before the claim. */
  Ledger(Desk desk, WorkflowSession session) {
    this.store = desk.store();
    this.session = session;
    this.clock = desk.clock();
    this.listener = desk.listener();
    this.known = stored();
  }

  private InstanceRecord stored() {
    return store
        .instance(session.id())
        .orElseThrow(() -> new IllegalStateException("Instance " + session.id() + " is gone."));
  }

  WorkflowSession session() {
    return session;
  }

  synchronized InstanceRecord record() {
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

  /** Applies the table's move; nothing is changed when it has none. */
  synchronized Optional<Move> move(Event event, Map<String, Long> counts, String message) {
    var found = find(event);
    found.filter(move -> move.then() != Then.NO_EFFECT).ifPresent(m -> apply(m, counts, message));
    return found;
  }

  /** Applies the table's move. */
  Move demand(Event event) {
    return demand(event, Map.of());
  }

  /** The same, with what the running task comes to by it. */
  Move demand(Event event, Map<String, Long> counts) {
    return move(event, counts, "").orElseThrow(() -> refusal(event));
  }

  private WorkflowRefusedException refusal(Event event) {
    var now = record();
    return new WorkflowRefusedException(
        Reason.NOT_IN_THIS_STATE,
        "Instance %s of %s is %s: \"%s\" is not possible there."
            .formatted(now.id(), now.workflow(), now.status(), event));
  }

  synchronized Optional<Move> find(Event event) {
    return Moves.find(StoredDefinition.mode(record()), record().status(), event);
  }

  private void apply(Move move, Map<String, Long> counts, String message) {
    var entries = new ArrayList<HistoryEntry>();
    var next =
        switch (move.event()) {
          case RECOVER -> goingOn(record().recovered(), move.event(), entries);
          case GOES_ON ->
              goingOn(record().withStatus(InstanceStatus.RUNNING, null, ""), move.event(), entries);
          default -> moved(move, counts, message, entries);
        };
    if (next.status() != record().status()) {
      entries.add(entry("", next.recoveries(), next.status(), move.event(), message));
    }
    save(next, entries);
  }

  private InstanceRecord goingOn(InstanceRecord next, Event event, List<HistoryEntry> entries) {
    var task = record().runningTask().or(record()::canceledTask);
    return task.isPresent() ? started(next, task.get(), event, entries) : next;
  }

  private InstanceRecord started(
      InstanceRecord next, TaskRecord task, Event event, List<HistoryEntry> entries) {
    entries.add(entry(task.name(), task.runs() + 1, TaskState.RUNNING, event, ""));
    return next.withTask(task.name(), TaskRecord::started);
  }

  private InstanceRecord moved(
      Move move, Map<String, Long> counts, String message, List<HistoryEntry> entries) {
    var now = record();
    boolean same = move.to() == now.status();
    var next =
        same
            ? now
            : now.withStatus(
                move.to(),
                move.to().state() == WorkflowState.RUNNING ? null : clock.instant(),
                message);
    var task = now.runningTask();
    var to = move.task();
    if (task.isEmpty() || to == null) {
      return next;
    }
    var counted = counts.isEmpty() ? task.get() : task.get().counting(counts);
    if (to == TaskState.RUNNING) {
      return next.withTask(counted.name(), t -> counted);
    }
    entries.add(entry(counted.name(), counted.runs(), to, move.event(), message));
    return next.withTask(counted.name(), t -> counted.moved(to, message));
  }

  private HistoryEntry entry(String object, int run, Object state, Event event, String message) {
    return new HistoryEntry(
        clock.instant(), object, run, state.toString(), event.toString(), message);
  }

  /** Starts a task, or goes on with it; false when nothing more is to be done. */
  synchronized boolean begin(Task task) {
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

  /** How the running task ended; what an abort has overtaken is dropped. */
  synchronized Then end(TaskEnd end, Event event) {
    if (record().runningTask().isEmpty()) {
      return Then.OVER;
    }
    return move(event, end.counts(), end.message()).map(Move::then).orElse(Then.OVER);
  }

  /** What a condition came to, evaluated once. Only a caller who goes that way waits for it. */
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

  /** Keeps what a human task handed out; false when nothing more is to be done. */
  synchronized boolean count(String task, Map<String, Long> counts) {
    if (!handsOut()) {
      return false;
    }
    save(record().withTask(task, t -> t.counting(counts)), List.of());
    return true;
  }

  /** Hands out an item; false when nothing more is to be handed out. */
  synchronized boolean handOut(WorkItem item) {
    if (!handsOut()) {
      return false;
    }
    session.handOut(item);
    return true;
  }

  /** A task that cannot be recovered is finished, though its instance was cancelled. */
  private boolean handsOut() {
    var status = record().status();
    return status == InstanceStatus.RUNNING || status == InstanceStatus.CANCELED_FOR_GOOD;
  }
}
