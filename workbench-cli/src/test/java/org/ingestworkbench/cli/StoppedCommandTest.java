package org.ingestworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.ingestworkbench.cli.console.Interrupts;
import org.ingestworkbench.standin.Entity;
import org.ingestworkbench.standin.Fault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The command is told to stop, and goes on. */
@Timeout(300)
class StoppedCommandTest extends CommandCase {

  @BeforeEach
  void fiveRows() throws IOException {
    command.config().csv(rows(5));
  }

  @Test
  void ctrlCEndsAfterTheRowUnderWayAndSaysHowToResume() throws IOException {
    command.interruptAt("(record 02)", Interrupts.Kind.INT);

    assertThat(command.create()).isEqualTo(130);

    assertThat(site.nodes()).hasSize(2);
    var resume = "workbench --config " + command.file() + " --resume";
    assertThat(command.out().lines())
        .containsSubsequence(
            "Node for \"Row 2\" (record 02) created at " + site.uri() + "/node/2.",
            "Exiting before entire CSV processed. See log for more info.",
            "To resume: " + resume);
    assertThat(command.logLines())
        .contains(
            "WARNING - Workbench exiting after receiving \"ctrl-c\". Consult"
                + " the documentation to learn how to resume your batch.");
  }

  @Test
  void aResumedJobMakesWhatIsMissingAndNothingTwice() throws IOException {
    stopAfterTwoRows();

    assertThat(command.create("--resume")).isZero();

    assertThat(site.nodes())
        .extracting(Entity::title)
        .containsExactly("Row 1", "Row 2", "Row 3", "Row 4", "Row 5");
    assertThat(command.out()).contains("2 items have already been ingested, skipping them.");
    assertThat(command.logLines())
        .anyMatch(
            line ->
                line.endsWith(
                    "Item in row 01 has already been ingested at ("
                        + site.uri()
                        + "/node/1), skipping it. [row=\"01\" node=\"1\"]"));
    assertThat(command.only("rollback[.][0-9_]{19}[.]recovery_mode[.]csv"))
        .content()
        .endsWith("\n1\n2\n3\n4\n5\n");
  }

  @Test
  void sigtermIsOneHundredFortyThree() {
    command.interruptAt("(record 02)", Interrupts.Kind.TERM);

    assertThat(command.create()).isEqualTo(143);
  }

  @Test
  void aSecondSignalAborts() {
    command.interruptAt("(record 02)", Interrupts.Kind.INT, Interrupts.Kind.INT);

    assertThat(command.create()).isEqualTo(130);
    assertThat(command.out()).contains("Aborting");
    assertThat(command.create("--resume")).isZero();
    assertThat(site.nodes()).hasSize(5);
  }

  @Test
  void startingAnewWhileAnUnfinishedJobStandsIsRefusedWithTheWayOn() {
    stopAfterTwoRows();

    assertThat(command.create()).isEqualTo(2);
    assertThat(command.err())
        .contains("workbench --config " + command.file() + " --resume")
        .contains("workbench --config " + command.file() + " --new");
    assertThat(site.nodes()).hasSize(2);

    assertThat(command.create("--new")).isZero();
    assertThat(site.nodes()).hasSize(7);
  }

  @Test
  void aJobOfAnotherNameOverTheSameInputIsNotAdvisedToBeResumedFromHere() throws IOException {
    stopAfterTwoRows();
    command.config("job_name: another");

    assertThat(command.create()).isEqualTo(2);

    assertThat(command.err())
        .contains("resume it with its own configuration")
        .contains("workbench --config " + command.file() + " --new")
        .doesNotContain("--resume");
    assertThat(site.nodes()).hasSize(2);
  }

  @Test
  void aFinishedJobAgainWritesNothing() {
    command.create();

    assertThat(command.create("--resume")).isZero();

    assertThat(site.nodes()).hasSize(5);
    assertThat(command.out()).contains("finished already");
  }

  @Test
  void theSameRefusalOfTheFirstFiveRowsStopsItOnce() throws IOException {
    command.csv(rows(7));
    site.faults().add(Fault.on("POST", "/node").every().answer(422));

    assertThat(command.create()).isEqualTo(3);

    assertThat(command.out())
        .contains("The first 5 rows (01, 02, 03, 04, 05) were refused in the same way", "422")
        .contains("To resume: ")
        .contains("0 not done");
    assertThat(command.create("--resume")).isEqualTo(1);
    assertThat(command.out()).contains("7 not done");
  }

  @Test
  void fiveRefusedRowsThatAreAllFail() {
    site.faults().add(Fault.on("POST", "/node").every().answer(422));

    assertThat(command.create()).isEqualTo(1);
  }

  @Test
  void aWorldFaultStopsItWithItsRowsOpen() throws IOException {
    command.config("http_max_retries: 0");
    site.faults().add(Fault.on("POST", "/node").every().answer(503));

    assertThat(command.create()).isEqualTo(3);

    assertThat(command.out()).contains("To resume: ");
    site.faults().clear();
    assertThat(command.create("--resume")).isZero();
    assertThat(site.nodes()).hasSize(5);
  }
}
