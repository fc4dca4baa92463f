package org.ingestworkbench.workflow.service;

import org.ingestworkbench.store.ClaimException;
import org.ingestworkbench.store.StoreException;
import org.ingestworkbench.store.workflow.InstanceId;
import org.ingestworkbench.store.workflow.InstanceRecord;
import org.ingestworkbench.store.workflow.InstanceStatus;
import org.ingestworkbench.store.workflow.TaskRecord;
import org.ingestworkbench.workflow.Workflow;
import org.ingestworkbench.workflow.WorkflowRefusedException;
import org.ingestworkbench.workflow.run.HeldInstance;
import org.ingestworkbench.workflow.run.HumanRun;
import org.ingestworkbench.workflow.transition.StoredDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes over instances that no process runs any more: records that their process died, and goes on
 * with them where the workflow says so.
 */
final class TakeOver {
  private static final Logger LOG = LoggerFactory.getLogger(TakeOver.class);

  private final ServiceParts parts;
  private final RunningInstances runs;

  TakeOver(ServiceParts parts, RunningInstances runs) {
    this.parts = parts;
    this.runs = runs;
  }

  /**
   * Looks at every instance of the store.
   *
   * @param starting whether to recover also the instances whose death is already recorded
   */
  void all(boolean starting) {
    for (var instance : parts.store().instances()) {
      var workflow = parts.workflows().get(instance.workflow());
      if (workflow != null
          && !runs.closed()
          && !runs.has(instance.id())
          && concerns(instance, workflow, starting)) {
        tryOne(instance.id(), workflow);
      }
    }
  }

  /** Whether there is work to do for an instance if no process holds it. */
  private boolean concerns(InstanceRecord instance, Workflow workflow, boolean starting) {
    return switch (instance.status()) {
      case RUNNING -> true;
      case LEFT_TO_PEOPLE ->
          workflow.automaticRecovery() && (starting || workflow.goesOnWith(instance.definition()));
      case CANCELED_BY_USER, CANCELED_FOR_GOOD ->
          instance.runningTask().filter(task -> ended(instance, task)).isPresent();
      case CANCELED_BY_DEATH -> starting && workflow.automaticRecovery();
      case CANCELED_BY_ERROR, COMPLETED, ABORTED, ABORTED_BY_USER -> false;
    };
  }

  /** Whether a task that runs without a process has ended. One that waits for people has not. */
  private boolean ended(InstanceRecord canceled, TaskRecord task) {
    boolean never = canceled.status() == InstanceStatus.CANCELED_FOR_GOOD;
    return !StoredDefinition.waitsForPeople(canceled)
        || (never && HumanRun.end(parts.store().items(canceled.id()), task.name()).isPresent());
  }

  /**
   * Takes one instance over. A failure is logged, and the other instances are tried all the same.
   */
  private void tryOne(InstanceId id, Workflow workflow) {
    try {
      parts
          .store()
          .claimIfFree(id)
          .ifPresent(session -> runs.with(session, held -> goesOn(workflow, held)));
    } catch (WorkflowRefusedException e) {
      LOG.warn("{}", e.getMessage());
    } catch (StoreException | ClaimException e) {
      LOG.warn("Instance {} is not taken over now: {}", id, e.getMessage());
    }
  }

  private boolean goesOn(Workflow workflow, HeldInstance held) {
    parts.claimed(held).settleDeath();
    return workflow.automaticRecovery()
        && waits(held.record().status())
        && runs.goOn(workflow, held);
  }

  private static boolean waits(InstanceStatus status) {
    return status == InstanceStatus.CANCELED_BY_DEATH || status == InstanceStatus.LEFT_TO_PEOPLE;
  }
}
