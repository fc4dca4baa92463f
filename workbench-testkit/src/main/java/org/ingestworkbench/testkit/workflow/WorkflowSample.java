package org.ingestworkbench.testkit.workflow;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ingestworkbench.store.workflow.HistoryEntry;
import org.ingestworkbench.store.workflow.InstanceId;
import org.ingestworkbench.store.workflow.InstanceRecord;
import org.ingestworkbench.store.workflow.InstanceStart;
import org.ingestworkbench.store.workflow.InstanceStatus;
import org.ingestworkbench.store.workflow.ItemState;
import org.ingestworkbench.store.workflow.TaskRecord;
import org.ingestworkbench.store.workflow.TaskState;
import org.ingestworkbench.store.workflow.WorkItem;
import org.ingestworkbench.store.workflow.WorkflowSession;
import org.ingestworkbench.store.workflow.WorkflowStore;
import org.jspecify.annotations.Nullable;

/** Instances to try a store with. */
final class WorkflowSample {
  static final InstanceId ONE = new InstanceId(new UUID(0x1111, 1));
  static final InstanceId TWO = new InstanceId(new UUID(0x2222, 2));
  static final Instant TIME = Instant.parse("2026-11-22T05:12:53.250Z");

  private WorkflowSample() {}

  /** An instance at its start. */
  static InstanceRecord first(InstanceId id) {
    return new InstanceRecord(
        new InstanceStart(
            id,
            "spring \u4e2d",
            "recovery enabled\nmapping task a\n  if x: \"b\"",
            true,
            TIME,
            Map.of("season", "spring", "empty", "", "Season", "other case")),
        InstanceStatus.RUNNING,
        0,
        null,
        Map.of(),
        Map.of(),
        List.of(task("a", null, 0), task("b", null, 0)),
        "");
  }

  /** An instance with everything in it that can be. */
  static InstanceRecord later(InstanceId id) {
    return status(id, InstanceStatus.CANCELED_BY_ERROR);
  }

  /** The same wherever it stands. */
  static InstanceRecord status(InstanceId id, InstanceStatus status) {
    return new InstanceRecord(
        new InstanceStart(
            id,
            "spring \u4e2d",
            "recovery enabled\nmapping task a\n  if x: \"b\"",
            true,
            TIME,
            Map.of("season", "spring", "empty", "", "Season", "other case")),
        status,
        3,
        TIME.plusMillis(1),
        Map.of("made", "1\n2", "it's", "'quoted'"),
        Map.of("x", true, "y", false),
        List.of(
            new TaskRecord(
                "a", TaskState.COMPLETED, 2, Map.of("done", 1L << 40, "notDone", 0L), ""),
            new TaskRecord("b", TaskState.CANCELED, 1, Map.of(), "the site\nis down")),
        "the site\nis down");
  }

  private static TaskRecord task(String name, @Nullable TaskState state, int runs) {
    return new TaskRecord(name, state, runs, Map.of(), "");
  }

  static HistoryEntry entry(String event) {
    return new HistoryEntry(TIME, "a", 1, "Running", event, "why \u4e2d\n'x'");
  }

  static WorkItem item(InstanceId id, String key) {
    return new WorkItem(
        id,
        "review",
        key,
        "Look at " + key,
        List.of("curators", "it's"),
        ItemState.HANDED_OUT,
        "",
        "");
  }

  /** Starts {@link #ONE}. */
  static WorkflowSession start(WorkflowStore store) {
    return store.start(first(ONE), List.of(entry("starts")));
  }

  /** What happened to {@link #ONE}. */
  static List<String> events(WorkflowStore store) {
    return store.history(ONE).stream().map(HistoryEntry::event).toList();
  }
}
