package org.ingestworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ingestworkbench.cli.console.Interrupts;
import org.ingestworkbench.cli.console.ResumeCommand;
import org.ingestworkbench.cli.workflow.ConsoleTaskActions;
import org.ingestworkbench.drupal.Credentials;
import org.ingestworkbench.store.workflow.InstanceId;
import org.ingestworkbench.store.workflow.InstanceRecord;
import org.ingestworkbench.store.workflow.InstanceStart;
import org.ingestworkbench.store.workflow.InstanceStatus;
import org.ingestworkbench.store.workflow.WorkItem;
import org.ingestworkbench.workflow.TaskContext;
import org.junit.jupiter.api.Test;

/** The programs of a workflow. */
class ConsoleTaskActionsTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private void run(String script, Context context) throws IOException, InterruptedException {
    var console = new PrintStream(out, true, StandardCharsets.UTF_8);
    var environment =
        UnattendedEnvironment.at(
            console,
            console,
            Map.of(Credentials.PASSWORD_VARIABLE, "secret", "OTHER", "there"),
            Interrupts.NONE,
            Optional.empty());
    new ConsoleTaskActions(environment, new ResumeCommand("workbench", List.of()))
        .command(List.of("sh", "-c", script), context);
  }

  @Test
  void parametersAndVariablesAreInTheEnvironment() throws Exception {
    run("echo $WORKBENCH_SEASON $WORKBENCH_MADE $WORKBENCH_INSTANCE", new Context(0));
    assertThat(out).hasToString("spring 17 " + Context.ID + System.lineSeparator());
  }

  @Test
  void thePasswordIsNotInTheEnvironment() throws Exception {
    run("echo $OTHER [$ISLANDORA_WORKBENCH_PASSWORD]", new Context(0));
    assertThat(out).hasToString("there []" + System.lineSeparator());
  }

  @Test
  void itsExitCodeIsToldOf() {
    assertThatThrownBy(() -> run("exit 7", new Context(0)))
        .isInstanceOf(IOException.class)
        .hasMessageEndingWith("ended with exit code 7");
  }

  @Test
  void oneThatASignalEndedBeforeThisProcessHeardOfItHasNotFailed() {
    assertThatThrownBy(() -> run("kill -TERM $$", new Context(3)))
        .isInstanceOf(InterruptedException.class);
  }

  @Test
  void oneThatASignalEndedAloneHasFailed() {
    assertThatThrownBy(() -> run("kill -TERM $$", new Context(Integer.MAX_VALUE)))
        .hasMessageEndingWith("ended with exit code 143");
  }

  /** An instance that is told to stop when it was asked about it so often. */
  private static final class Context implements TaskContext {
    static final InstanceId ID = new InstanceId(new UUID(1, 2));
    private int looks;

    Context(int looks) {
      this.looks = looks;
    }

    @Override
    public InstanceRecord instance() {
      return new InstanceRecord(
          new InstanceStart(ID, "spring", "", true, Instant.EPOCH, Map.of("season", "spring")),
          InstanceStatus.RUNNING,
          0,
          null,
          Map.of("made", "17"),
          Map.of(),
          List.of(),
          "");
    }

    @Override
    public boolean stopping() {
      return looks-- <= 0;
    }

    @Override
    public String task() {
      return "tell";
    }

    @Override
    public void set(String variable, String value) {
      throw new AssertionError("A program sets nothing.");
    }

    @Override
    public List<WorkItem> items(String humanTask) {
      return List.of();
    }
  }
}
