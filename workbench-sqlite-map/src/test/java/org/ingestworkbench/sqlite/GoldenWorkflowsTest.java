package org.ingestworkbench.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ingestworkbench.sqlite.claim.ProcessIdentity;
import org.ingestworkbench.sqlite.claim.Processes;
import org.ingestworkbench.store.workflow.HistoryEntry;
import org.ingestworkbench.store.workflow.InstanceId;
import org.ingestworkbench.store.workflow.InstanceRecord;
import org.ingestworkbench.store.workflow.InstanceRequest;
import org.ingestworkbench.store.workflow.InstanceStart;
import org.ingestworkbench.store.workflow.InstanceStatus;
import org.ingestworkbench.store.workflow.ItemState;
import org.ingestworkbench.store.workflow.TaskRecord;
import org.ingestworkbench.store.workflow.TaskState;
import org.ingestworkbench.store.workflow.WorkItem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Workflows that an earlier version left in a file are read, and gone on with, by this one. */
class GoldenWorkflowsTest {
  private static final InstanceId ID = new InstanceId(new UUID(0x7777, 0x8888));
  private static final Instant TIME = Instant.parse("2026-11-22T05:12:53.250Z");
  private static final WorkItem ITEM =
      new WorkItem(
          ID,
          "review",
          "998",
          "Node 998",
          List.of("curators", "editors"),
          ItemState.CLAIMED,
          "ann",
          "");

  @TempDir Path directory;

  /** Writes a golden file of the current version to the given path. Checkpoint it afterwards. */
  public static void main(String[] args) {
    var process =
        new ProcessIdentity("golden", "boot", 4711, Instant.parse("2026-11-22T05:00:00Z"));
    var store =
        SqliteIdMap.at(Path.of(args[0]))
            .processes(new Processes(process, other -> true))
            .openWorkflows();
    var session = store.start(instance(), List.of(entry("the instance starts")));
    session.save(instance(), List.of(entry("the task starts")));
    session.handOut(ITEM.moved(ItemState.HANDED_OUT, "", ""));
    store.change(ITEM.moved(ItemState.HANDED_OUT, "", ""), ITEM);
    store.request(ID, InstanceRequest.CANCEL);
    // Not closed: the instance stays held.
  }

  private static InstanceRecord instance() {
    return new InstanceRecord(
        new InstanceStart(
            ID,
            "spring",
            "recovery enabled\nmapping task load, restart, failed rows allowed 0, in.csv",
            true,
            TIME,
            Map.of("season", "spring")),
        InstanceStatus.RUNNING,
        1,
        null,
        Map.of("made", "\u4e2d\n2"),
        Map.of("all done: load", true, "large", false),
        List.of(
            new TaskRecord("load", TaskState.COMPLETED, 2, Map.of("done", 5L, "notDone", 0L), ""),
            new TaskRecord("review", TaskState.RUNNING, 1, Map.of("items", 1L), ""),
            new TaskRecord("tell", null, 0, Map.of(), "")),
        "");
  }

  private static HistoryEntry entry(String event) {
    return new HistoryEntry(TIME, "load", 2, "Running", event, "'why'");
  }

  private Path golden(String name) throws IOException {
    try (var resource = GoldenWorkflowsTest.class.getResourceAsStream(name)) {
      var copy = directory.resolve(name);
      Files.copy(resource, copy);
      return copy;
    }
  }

  private static SqliteWorkflowStore open(Path file) {
    var me = new ProcessIdentity("golden", "boot", 1, Instant.EPOCH);
    return SqliteIdMap.at(file).processes(new Processes(me, other -> false)).openWorkflows();
  }

  @ParameterizedTest
  @ValueSource(strings = {"workflow-3.db", "journal-4.db"})
  void itsInstancesAreThereAndGoOn(String name) throws IOException {
    try (var store = open(golden(name))) {
      assertThat(store.instances()).containsExactly(instance());
      assertThat(store.history(ID))
          .containsExactly(entry("the instance starts"), entry("the task starts"));
      assertThat(store.items(ID)).containsExactly(ITEM);
      assertThat(store.requested(ID)).contains(InstanceRequest.CANCEL);
      store.claim(ID).save(instance(), List.of(entry("recovery")));
      assertThat(store.history(ID)).hasSize(3);
    }
  }

  @Test
  void aFileWithoutWorkflowsHasNoneUntilOneIsStarted() throws IOException {
    var file = golden("journal-1.db");
    try (var store = open(file)) {
      assertThat(store.instances()).isEmpty();
      assertThat(store.history(ID)).isEmpty();
      store.start(instance(), List.of());
      assertThat(store.instances()).hasSize(1);
    }
    try (var map = SqliteIdMap.open(file)) {
      assertThat(map.jobs()).hasSize(2);
    }
  }
}
