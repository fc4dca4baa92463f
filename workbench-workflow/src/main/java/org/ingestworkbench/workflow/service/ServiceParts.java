package org.ingestworkbench.workflow.service;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.ingestworkbench.store.workflow.HistoryEntry;
import org.ingestworkbench.store.workflow.InstanceId;
import org.ingestworkbench.store.workflow.InstanceRecord;
import org.ingestworkbench.store.workflow.InstanceStart;
import org.ingestworkbench.store.workflow.WorkflowSession;
import org.ingestworkbench.store.workflow.WorkflowStore;
import org.ingestworkbench.workflow.Task;
import org.ingestworkbench.workflow.Workflow;
import org.ingestworkbench.workflow.WorkflowRefusedException;
import org.ingestworkbench.workflow.WorkflowRefusedException.Reason;
import org.ingestworkbench.workflow.run.HeldInstance;

/** The parts of a service. */
record ServiceParts(
    WorkflowStore store,
    Map<String, Workflow> workflows,
    Clock clock,
    Supplier<UUID> ids,
    Duration limit,
    Duration poll,
    BiConsumer<InstanceRecord, HistoryEntry> listener) {

  HeldInstance held(WorkflowSession session) {
    return new HeldInstance(store, session, clock, listener);
  }

  ClaimedInstance claimed(HeldInstance held) {
    return new ClaimedInstance(store, held);
  }

  /** A new instance of a workflow. */
  InstanceRecord first(Workflow workflow, Map<String, String> parameters) {
    var start =
        new InstanceStart(
            new InstanceId(ids.get()),
            workflow.name(),
            workflow.definition(),
            workflow.recoveryEnabled(),
            clock.instant(),
            parameters);
    return InstanceRecord.first(start, workflow.tasks().stream().map(Task::name).toList());
  }

  /** An instance, or a refusal when there is none. */
  InstanceRecord known(InstanceId id) {
    return store
        .instance(id)
        .orElseThrow(() -> notThere("There is no instance " + id + " in " + store + "."));
  }

  /** A workflow of this service, or a refusal when it has none of this name. */
  Workflow definition(String name) {
    return Optional.ofNullable(workflows.get(name))
        .orElseThrow(
            () ->
                notThere(
                    "This service has no workflow \""
                        + name
                        + "\"; it has "
                        + workflows.keySet()
                        + "."));
  }

  private static WorkflowRefusedException notThere(String message) {
    return new WorkflowRefusedException(Reason.NOT_THERE, message);
  }
}
