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
 * An instance that this process has just claimed. Records the death of the process that held it
 * before, then does what a user asks. For use by one thread, before the instance runs.
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
   * Records that the process which held the instance before died. A stored request is carried out
   * first: a user who was told that it is requested need not ask again. A human task of a cancelled
   * instance stays as it is: it waits for a recovery or, without recovery, until people have done
   * all of it.
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
   * The counts for a cancel without recovery: the items that people have are then all items of the
   * task, since no more are handed out.
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
   * Applies the request of a user. It is applied before the death is recorded when recovery is
   * enabled, or when no process died.
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

  /** Records that the instance runs again, or refuses and says why. */
  void recover(Workflow definition) {
    RecoveryGuard.refuse(record(), definition);
    boolean left = record().status() == InstanceStatus.LEFT_TO_PEOPLE;
    held.demand(left ? InstanceEvent.GOES_ON : InstanceEvent.RECOVER);
  }
}
