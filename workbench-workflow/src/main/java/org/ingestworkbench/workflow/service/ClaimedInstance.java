package org.ingestworkbench.workflow.service;

import java.util.Map;
import org.ingestworkbench.store.workflow.InstanceId;
import org.ingestworkbench.store.workflow.InstanceRecord;
import org.ingestworkbench.store.workflow.InstanceRequest;
import org.ingestworkbench.store.workflow.InstanceStatus;
import org.ingestworkbench.store.workflow.TaskRecord;
import org.ingestworkbench.store.workflow.WorkflowStore;
import org.ingestworkbench.workflow.Workflow;
import org.ingestworkbench.workflow.run.HeldInstance;
import org.ingestworkbench.workflow.run.HumanRun;
import org.ingestworkbench.workflow.transition.InstanceEvent;
import org.ingestworkbench.workflow.transition.StoredDefinition;
import org.ingestworkbench.workflow.transition.Transition;

/**
 * An instance that this process has just claimed: what is noted of the one that held it before, and
 * what a user wants of it then. Used by one thread, before the instance is set going.
 */
final class ClaimedInstance {
  private final WorkflowStore store;
  private final HeldInstance held;

  ClaimedInstance(WorkflowStore store, HeldInstance held) {
    this.store = store;
    this.held = held;
  }

  private InstanceRecord record() {
    return held.record();
  }

  private InstanceId id() {
    return held.session().id();
  }

  /**
   * Takes note that the process which held the instance before died. What was asked of it counts
   * first: who was told that it is requested need not ask again. A human task under a cancelled
   * instance stays as it is, whether its process lives or not: it waits for recovery or, where
   * there is none, until people have done all of it.
   */
  void settleDeath() {
    store.requested(id()).ifPresent(this::heed);
    var now = record();
    boolean interrupted = now.runningTask().isPresent() && !StoredDefinition.waitsForPeople(now);
    if (now.status() == InstanceStatus.RUNNING || (now.status().canceledByUser() && interrupted)) {
      held.apply(InstanceEvent.PROCESS_DIES, Map.of(), "");
    } else if (now.status() == InstanceStatus.CANCELED_FOR_GOOD) {
      now.runningTask().ifPresent(this::endIfDone);
    }
  }

  private void heed(InstanceRequest request) {
    var event = InstanceEvent.of(request);
    held.apply(event, handedOut(event), "");
    held.session().answered(request);
  }

  /**
   * Where a cancel is for good, the rest of a task that was left is not handed out: what people
   * have is all of it.
   */
  private Map<String, Long> handedOut(InstanceEvent event) {
    var now = record();
    boolean forGood =
        event == InstanceEvent.CANCEL && now.status() == InstanceStatus.LEFT_TO_PEOPLE;
    return forGood && !StoredDefinition.waitsForPeople(now)
        ? HumanRun.handedOut(store.items(id()), now.runningTask().orElseThrow().name())
        : Map.of();
  }

  private void endIfDone(TaskRecord task) {
    HumanRun.end(store.items(id()), task.name())
        .ifPresent(end -> held.end(end, InstanceEvent.COMPLETES));
  }

  /**
   * What a user asks. It goes before the death where recovery is enabled, and before anything where
   * there was no death.
   */
  Transition demand(InstanceEvent event) {
    store.requested(id()).ifPresent(this::heed);
    boolean alive = record().status() == InstanceStatus.LEFT_TO_PEOPLE;
    if ((record().recoveryEnabled() || alive) && held.find(event).isPresent()) {
      var transition = held.demand(event, handedOut(event));
      settleDeath();
      return transition;
    }
    settleDeath();
    return held.demand(event);
  }

  /** Stores that the instance goes again, or says why not. */
  void recover(Workflow definition) {
    RecoveryGuard.refuse(record(), definition);
    boolean left = record().status() == InstanceStatus.LEFT_TO_PEOPLE;
    held.demand(left ? InstanceEvent.GOES_ON : InstanceEvent.RECOVER);
  }
}
