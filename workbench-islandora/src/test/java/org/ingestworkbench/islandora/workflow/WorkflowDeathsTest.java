package org.ingestworkbench.islandora.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.ingestworkbench.islandora.workflow.DyingChild.Kind;
import org.ingestworkbench.sqlite.SqliteIdMap;
import org.ingestworkbench.sqlite.SqliteWorkflowStore;
import org.ingestworkbench.standin.Entity;
import org.ingestworkbench.standin.StandIn;
import org.ingestworkbench.store.ClaimException;
import org.ingestworkbench.store.workflow.InstanceRecord;
import org.ingestworkbench.store.workflow.TaskRecord;
import org.ingestworkbench.store.workflow.TaskState;
import org.ingestworkbench.store.workflow.WorkflowState;
import org.ingestworkbench.workflow.WorkflowRefusedException;
import org.ingestworkbench.workflow.service.RequestResult;
import org.ingestworkbench.workflow.service.WorkflowService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A real process that runs a workflow halts: before, in and after a task, and between a commit of
 * the store and the next step. What a new process makes of it is what an undisturbed run makes.
 */
@Tag("heavy")
class WorkflowDeathsTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  @TempDir Path directory;
  private StandIn site;

  @BeforeEach
  void aSiteAndItsInput() throws IOException {
    site = StandIn.builder().account("ann", "sesame").start();
    input("books", "Book", 4);
    input("maps", "Map", 3);
  }

  private void input(String name, String title, int rows) throws IOException {
    var csv = new StringBuilder("id,title,field_model\n");
    for (int i = 1; i <= rows; i++) {
      csv.append(i).append(',').append(title).append(' ').append(i).append(",Image\n");
    }
    Files.writeString(directory.resolve(name + ".csv"), csv);
  }

  @AfterEach
  void close() {
    site.close();
  }

  @ParameterizedTest
  @CsvSource({
    // where it halts, what of both tasks reads then, which tasks have run how often in the end
    "' running', - -, 1 1",
    "books Running, Running -, 2 1",
    "books row 1, Running -, 2 1",
    "books row 3, Running -, 2 1",
    "books ended, Running -, 2 1",
    "books Completed, Completed -, 1 1",
    "maps Running, Completed Running, 1 2",
    "maps row 2, Completed Running, 1 2",
    "maps ended, Completed Running, 1 2",
    "maps Completed, Completed Completed, 1 1"
  })
  void whatADeathLeftIsRecoveredByHandOrAutomatically(String point, String states, String runs)
      throws Exception {
    var kind = point.hashCode() % 2 == 0 ? Kind.AUTOMATICALLY : Kind.BY_HAND;
    die(point, kind);
    assertThat(status()).isEqualTo("Running " + states);

    var ended = recover(kind);

    assertThat(ended.state()).as(ended::toString).isEqualTo(WorkflowState.COMPLETED);
    assertThat(ended.recoveries()).isEqualTo(1);
    assertThat(ended.tasks().stream().map(t -> String.valueOf(t.runs())).toList())
        .isEqualTo(List.of(runs.split(" ")));
    isAsUndisturbed();
  }

  @ParameterizedTest
  @CsvSource({"BY_HAND", "AUTOMATICALLY", "SKIP"})
  void inTheMiddleOfATaskItIsRunAgainWhateverTheStrategy(Kind kind) throws Exception {
    die("books row 2", kind);
    assertThat(recover(kind).tasks().get(0).runs()).isEqualTo(2);
    isAsUndisturbed();
  }

  @ParameterizedTest
  @CsvSource({"AUTOMATICALLY", "SKIP"})
  void afterACancelADeathWaitsForRecoveryByHand(Kind kind) throws Exception {
    die("cancelled", kind);
    assertThat(status()).isEqualTo("Canceled Running -");
    withService(
        kind,
        service -> {
          var id = service.instances().get(0).id();
          assertThat(states(service.instance(id))).isEqualTo("Canceled -");
          assertThat(service.runs(id)).isFalse();
          service.recover(id);
          assertThat(service.await(id, LONG).state()).isEqualTo(WorkflowState.COMPLETED);
        });
    isAsUndisturbed();
  }

  @ParameterizedTest
  @CsvSource("NOT_ENABLED")
  void withoutRecoveryADeathAborts(Kind kind) throws Exception {
    die("books row 2", kind);
    withService(
        kind,
        service -> {
          var found = service.instances().get(0);
          assertThat(found.state()).isEqualTo(WorkflowState.ABORTED);
          assertThat(found.tasks().get(0).state()).isEqualTo(TaskState.ABORTED);
          assertThatThrownBy(() -> service.recover(found.id()))
              .isInstanceOf(WorkflowRefusedException.class);
        });
  }

  /** While another process lives, its instance is its own, and it does what it is asked. */
  @Test
  void whatALivingProcessRunsIsRefusedAndACancelReachesIt() throws Exception {
    var child = start("held", Kind.AUTOMATICALLY);
    try {
      awaitHeld(child);
      withService(
          service -> {
            var id = service.instances().get(0).id();
            assertThat(service.runs(id)).isFalse();
            assertThatThrownBy(() -> service.recover(id))
                .isInstanceOf(ClaimException.class)
                .hasMessageContaining(String.valueOf(child.pid()));
            assertThat(service.cancel(id)).isEqualTo(RequestResult.DONE);
            assertThat(states(service.instance(id))).isEqualTo("Running -");
          });
    } finally {
      child.destroyForcibly().waitFor();
    }
    withService(
        service -> {
          var id = service.instances().get(0).id();
          assertThat(states(service.instance(id))).isEqualTo("Canceled -");
          service.recover(id);
          assertThat(service.await(id, LONG).state()).isEqualTo(WorkflowState.COMPLETED);
        });
    isAsUndisturbed();
  }

  private void awaitHeld(Process child) throws InterruptedException {
    for (int i = 0; i < 3000 && !Files.exists(directory.resolve("held")); i++) {
      assertThat(child.waitFor(20, TimeUnit.MILLISECONDS)).as(this::output).isFalse();
    }
  }

  private interface Work {
    void with(WorkflowService service) throws InterruptedException;
  }

  private void withService(Work work) throws InterruptedException {
    withService(Kind.AUTOMATICALLY, work);
  }

  private void withService(Kind kind, Work work) throws InterruptedException {
    try (var map = SqliteIdMap.open(map());
        var store = SqliteWorkflowStore.open(map());
        var drupal = DyingChild.connect(site.uri());
        var service =
            WorkflowService.on(store)
                .workflow(new DyingChild(directory, "").workflow(kind, drupal, map))
                .open()) {
      work.with(service);
    }
  }

  private Path map() {
    return directory.resolve("map.db");
  }

  private void die(String point, Kind kind) throws Exception {
    var child = start(point, kind);
    assertThat(child.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(child.exitValue()).as(this::output).isEqualTo(9);
  }

  private Process start(String point, Kind kind) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Dslf4j.provider=org.slf4j.helpers.NOP_FallbackServiceProvider",
            "-Dorg.sqlite.tmpdir=" + directory,
            "-cp",
            System.getProperty("java.class.path"),
            DyingChild.class.getName(),
            site.uri().toString(),
            directory.toString(),
            point,
            kind.name())
        .redirectErrorStream(true)
        .redirectOutput(directory.resolve("output").toFile())
        .start();
  }

  private String output() {
    return read(directory.resolve("output"));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }

  /** As the dead process left it. */
  private String status() {
    try (var store = SqliteWorkflowStore.open(map())) {
      var instance = store.instances().get(0);
      return instance.state() + " " + states(instance);
    }
  }

  private static String states(InstanceRecord instance) {
    return String.join(" ", instance.tasks().stream().map(WorkflowDeathsTest::state).toList());
  }

  private static String state(TaskRecord task) {
    var state = task.state();
    return state == null ? "-" : state.toString();
  }

  private InstanceRecord recover(Kind kind) throws InterruptedException {
    var ended = new AtomicReference<InstanceRecord>();
    withService(
        kind,
        service -> {
          var id = service.instances().get(0).id();
          if (kind != Kind.AUTOMATICALLY) {
            assertThat(service.instance(id).state()).isEqualTo(WorkflowState.CANCELED);
            service.recover(id);
          }
          ended.set(service.await(id, LONG));
        });
    return ended.get();
  }

  private void isAsUndisturbed() {
    assertThat(site.nodes())
        .extracting(Entity::title)
        .containsExactlyInAnyOrder(
            "Book 1", "Book 2", "Book 3", "Book 4", "Map 1", "Map 2", "Map 3");
    var mapped = new ArrayList<String>();
    try (var map = SqliteIdMap.open(map())) {
      map.entries(entry -> mapped.add(entry.nodeId()));
    }
    assertThat(mapped)
        .containsExactlyInAnyOrderElementsOf(
            site.nodes().stream().map(node -> String.valueOf(node.id())).toList());
  }
}
