package org.ingestworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ingestworkbench.standin.Fault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Ctrl-c at a real terminal, with the progress bar. */
@Timeout(300)
class TerminalTest extends CommandCase {

  private static final int ROWS = 12;

  @BeforeEach
  void start() throws IOException {
    assumeThat(Files.isExecutable(Path.of("/usr/bin/script"))).as("a terminal").isTrue();
    var rows = new ArrayList<>(List.of("id,title,field_model,file"));
    for (int i = 1; i <= ROWS; i++) {
      rows.add("%02d,Row %d,Image,%02d.txt".formatted(i, i, i));
      Files.writeString(directory.resolve("%02d.txt".formatted(i)), "file of row " + i);
    }
    command.config("concurrency: 2", "progress_bar: true").csv(rows.toArray(String[]::new));
  }

  @Test
  void aRunThatIsInterruptedOnceFinishesTheRowsUnderWay() throws Exception {
    interruptOnce("To resume: ", Fault.on("POST", "/node").nth(4), "--config", config());
    assertThat(site.nodes()).isNotEmpty().hasSizeLessThan(ROWS);
    assertThat(site.media()).hasSameSizeAs(site.nodes());
    resume();
  }

  @Test
  void aRunThatIsInterruptedTwiceDropsThem() throws Exception {
    interruptTwice("--config", config());
    resume();
  }

  @Test
  void aResumeDoesTheSame() throws Exception {
    interruptTwice("--config", config());
    interruptTwice("--config", config(), "--resume");
    resume();
  }

  @Test
  void aCheckSaysThatItIsNotComplete() throws Exception {
    interruptOnce(
        "Exiting before entire --check completed.",
        Fault.on("GET", "/islandora_workbench_integration/**").nth(1),
        "--config",
        config(),
        "--check");
    assertThat(site.nodes()).isEmpty();
  }

  @Test
  void aRollbackGoesOnLater() throws Exception {
    resume();
    interruptOnce(
        "Stopping after what is being deleted",
        Fault.on("DELETE", "/node/**").nth(4),
        "rollback",
        "--yes",
        "--config",
        config());
    assertThat(site.nodes()).isNotEmpty().hasSizeLessThan(ROWS);
    assertThat(command.run("rollback", "--yes", "--config", config())).as(said()).isZero();
    assertThat(site.nodes()).isEmpty();
  }

  private String config() {
    return command.file().toString();
  }

  private void resume() throws Exception {
    try (var child = ChildRun.start(command.file(), "--resume")) {
      assertThat(child.await()).as(child.said().toString()).isZero();
    }
    assertThat(titles()).doesNotHaveDuplicates().hasSize(ROWS);
    assertThat(site.media()).hasSize(ROWS);
  }

  private void interruptOnce(String said, Fault fault, String... arguments) throws Exception {
    long before = site.faults().fired();
    site.faults().add(fault.hangAfterWork());
    try (var child = ChildRun.atATerminal(List.of(arguments))) {
      awaitHits(before + 1, child);
      child.ctrlC();
      child.awaitLine(said);
      site.faults().clear();
      assertThat(child.await()).as(child.said().toString()).isEqualTo(130);
    }
  }

  private void interruptTwice(String... arguments) throws Exception {
    long before = site.faults().fired();
    site.faults().add(Fault.on("POST", "/node").nth(4).hangAfterWork());
    try (var child = ChildRun.atATerminal(List.of(arguments))) {
      awaitHits(before + 1, child);
      child.ctrlC();
      child.awaitLine("To resume: ");
      child.ctrlC();
      child.awaitLine("Aborting");
      assertThat(child.await()).as("without the site's answer").isEqualTo(130);
    }
    site.faults().clear();
  }
}
