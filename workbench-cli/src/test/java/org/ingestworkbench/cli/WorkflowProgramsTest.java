package org.ingestworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.ingestworkbench.cli.console.Interrupts;
import org.ingestworkbench.sqlite.SqliteWorkflowStore;
import org.ingestworkbench.standin.StandIn;
import org.ingestworkbench.store.workflow.InstanceRecord;
import org.ingestworkbench.store.workflow.WorkflowState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A program of a workflow that says nothing more, and those who want it to stop. */
@Timeout(300)
class WorkflowProgramsTest {

  @TempDir Path directory;
  private StandIn site;
  private CommandRun run;
  private Path file;

  @BeforeEach
  void aWorkflowOfASilentProgram() throws IOException {
    site = StandIn.builder().account("ingester", "ingester").start();
    run = new CommandRun(directory, site);
    file =
        Files.write(
            directory.resolve("silent.yml"),
            List.of(
                "name: silent",
                "tasks:",
                "  - {name: wait, command: [sh, " + script() + "]}",
                "  - {name: next, command: [touch, " + directory.resolve("next") + "]}"));
  }

  /** Says that it is there and then nothing for ten minutes, but for the second time. */
  private Path script() throws IOException {
    return Files.write(
        directory.resolve("wait.sh"),
        List.of(
            "cd " + directory,
            "if test -f pid; then exit 0; fi",
            "sleep 600 & echo $! > pid",
            "echo there",
            "wait"));
  }

  @AfterEach
  void close() {
    site.close();
  }

  private int workflow(String... more) {
    var arguments = new java.util.ArrayList<>(List.of("workflow"));
    arguments.addAll(List.of(more));
    arguments.addAll(List.of("--config", file.toString()));
    return run.run(arguments.toArray(String[]::new));
  }

  private void itIsGone() throws Exception {
    var pid = Long.parseLong(Files.readString(directory.resolve("pid")).strip());
    var child = ProcessHandle.of(pid);
    if (child.isPresent()) {
      child.get().onExit().get(120, TimeUnit.SECONDS);
    }
  }

  @Test
  void anAbortOfAnotherProcessStopsIt() throws Exception {
    var other = new CommandRun(directory, site);
    run.doAt(
        "there",
        () ->
            assertThat(other.run("workflow", "abort", "--config", file.toString()))
                .as(other::err)
                .isZero());

    assertThat(workflow()).as(run::out).isEqualTo(2);
    assertThat(run.out()).contains("Aborted, aborted by a user").contains("[#] wait  Aborted");
    itIsGone();
    assertThat(directory.resolve("next")).doesNotExist();
  }

  @Test
  void aSecondCtrlCStopsItToBeRunAgain() throws Exception {
    run.interruptAt("there", Interrupts.Kind.INT, Interrupts.Kind.INT);

    assertThat(workflow()).as(run::out).isEqualTo(130);
    assertThat(run.out())
        .contains("Waiting for the task under way: wait; once more to drop it.")
        .contains("what is under way is dropped")
        .contains("[>] wait  Running");
    itIsGone();

    assertThat(workflow("--resume")).as(run::err).isZero();
    assertThat(run.out()).contains("[x] wait  Completed, run 2").contains("[x] next  Completed");
  }

  @Test
  void withoutRecoveryItIsSaidThatWhatIsDroppedCannotBeResumed() throws Exception {
    Files.writeString(file, Files.readString(file).replace("tasks:", "recovery: false\ntasks:"));
    run.interruptAt("there", Interrupts.Kind.INT, Interrupts.Kind.INT);

    assertThat(workflow()).as(run::out).isEqualTo(130);
    assertThat(run.out())
        .doesNotContain("--resume")
        .containsSubsequence(
            "it cannot be resumed", "--new", "once more to drop it", "it cannot be resumed");
    itIsGone();

    assertThat(workflow("--resume")).isEqualTo(2);
    assertThat(run.err())
        .contains("recovery not enabled")
        .contains("workflow --config")
        .contains("--new");
    assertThat(workflow("--new")).as(run::err).isZero();
  }

  @Test
  void realSignalsStopItTwiceAsked() throws Exception {
    try (var child = ChildRun.of(List.of("workflow", "--config", file.toString()))) {
      child.awaitLine("there");
      child.signal("TERM");
      child.awaitLine("once more to drop it");
      child.signal("TERM");
      assertThat(child.await()).as(() -> child.said().toString()).isEqualTo(143);
    }
    itIsGone();
  }

  @Test
  void aNewOneIsStartedBesideOneThatRecoversAutomatically() throws Exception {
    Files.writeString(
        file, Files.readString(file).replace("tasks:", "automatic_recovery: true\ntasks:"));
    run.interruptAt("there", Interrupts.Kind.INT, Interrupts.Kind.INT);
    assertThat(workflow()).isEqualTo(130);
    itIsGone();

    assertThat(workflow("--new")).as(run::err).isZero();

    try (var store = SqliteWorkflowStore.open(directory.resolve("workflows.db"))) {
      assertThat(store.instances())
          .extracting(InstanceRecord::state, InstanceRecord::recoveries)
          .containsExactly(tuple(WorkflowState.COMPLETED, 0), tuple(WorkflowState.COMPLETED, 1));
    }
  }
}
