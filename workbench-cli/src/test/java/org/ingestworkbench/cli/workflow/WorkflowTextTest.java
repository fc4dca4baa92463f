package org.ingestworkbench.cli.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ingestworkbench.store.workflow.InstanceId;
import org.ingestworkbench.store.workflow.InstanceRecord;
import org.ingestworkbench.store.workflow.InstanceStart;
import org.ingestworkbench.store.workflow.InstanceStatus;
import org.ingestworkbench.store.workflow.ItemState;
import org.ingestworkbench.store.workflow.TaskRecord;
import org.ingestworkbench.store.workflow.TaskState;
import org.ingestworkbench.store.workflow.WorkItem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WorkflowTextTest {
  private static final InstanceId ID =
      new InstanceId(UUID.fromString("7d1a2c6e-0f43-4a58-9a3e-5b8f1f6f2c11"));
  private static final Map<String, Long> ROWS = Map.of("done", 5L, "notDone", 0L);

  private static InstanceRecord spring(InstanceStatus status, String message) {
    return new InstanceRecord(
        new InstanceStart(ID, "spring", "", true, Instant.EPOCH, Map.of("season", "spring")),
        status,
        0,
        null,
        Map.of(),
        Map.of(),
        List.of(
            new TaskRecord("terms", TaskState.FAILED, 1, Map.of(), "the site is down"),
            new TaskRecord("items", TaskState.COMPLETED, 2, ROWS, ""),
            new TaskRecord("review", TaskState.RUNNING, 1, Map.of("items", 3L), ""),
            new TaskRecord("publish", null, 0, Map.of(), ""),
            new TaskRecord("tell", null, 0, Map.of(), "")),
        message);
  }

  private static WorkItem item(String key, ItemState state, String person) {
    var title = "https://example.org/node/" + key;
    return new WorkItem(ID, "review", key, title, List.of("curators"), state, person, "");
  }

  private static String drawn(InstanceRecord instance, WorkItem... items) {
    return String.join("\n", new WorkflowText(instance, List.of(items)).lines());
  }

  @Test
  void theDrawingIsThatOfTheManual() throws IOException {
    var drawing =
        drawn(
            spring(InstanceStatus.LEFT_TO_PEOPLE, ""),
            item("998", ItemState.COMPLETED, "ann"),
            item("999", ItemState.CLAIMED, "ann"),
            item("1000", ItemState.HANDED_OUT, ""));

    assertThat(drawing)
        .isEqualTo(
            """
            Workflow spring
            Instance 7d1a2c6e-0f43-4a58-9a3e-5b8f1f6f2c11: Running, left while people work
              parameters {season=spring}
              [-] terms    Failed: the site is down
               |
              [x] items    Completed, run 2, 5 done, 0 not done
               |
              [>] review   Running, 3 items
               |      999  claimed by ann  https://example.org/node/999
               |      1000  handed out to curators  https://example.org/node/1000
               |
              [ ] publish  not started
               |
              [ ] tell     not started\
            """);
    assertThat(Path.of("../docs/workflow.md"))
        .content()
        .contains(drawing.indent(4).stripTrailing());
  }

  @ParameterizedTest
  @EnumSource(InstanceStatus.class)
  void whereItStandsIsSaidInItsFirstLines(InstanceStatus status) {
    var lines = drawn(spring(status, "why"));
    assertThat(lines)
        .contains("11: " + status.state())
        .containsIgnoringCase(status.toString())
        .contains("\n  why\n");
    boolean recoverable = status.recoverable() != InstanceStatus.Recoverable.NO;
    assertThat(lines.contains("; recoverable")).isEqualTo(recoverable);
  }
}
