package org.ingestworkbench.workflow;

import java.time.Clock;
import java.util.Map;
import org.ingestworkbench.store.workflow.HistoryEntry;
import org.ingestworkbench.store.workflow.InstanceId;
import org.ingestworkbench.store.workflow.InstanceRecord;
import org.ingestworkbench.store.workflow.InstanceStatus;
import org.ingestworkbench.store.workflow.TaskRecord;

/** What an instance is at its start. */
final class Beginning {

  private Beginning() {}

  static InstanceRecord of(
      Workflow workflow, InstanceId id, Map<String, String> parameters, Clock clock) {
    return new InstanceRecord(
        id,
        workflow.name(),
        workflow.definition(),
        workflow.recoveryEnabled(),
        InstanceStatus.RUNNING,
        0,
        clock.instant(),
        null,
        parameters,
        Map.of(),
        Map.of(),
        workflow.tasks().stream().map(task -> TaskRecord.unstarted(task.name())).toList(),
        "");
  }

  static HistoryEntry entry(InstanceRecord first) {
    return new HistoryEntry(
        first.started(), "", 0, first.status().toString(), "the instance starts", "");
  }
}
