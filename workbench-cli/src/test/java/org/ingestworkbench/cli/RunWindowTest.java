package org.ingestworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A run that has a window of time, and what it says of its rows at the end. */
@Timeout(120)
class RunWindowTest extends CommandCase {

  @BeforeEach
  void fiveRows() throws IOException {
    command.config().csv(rows(5));
  }

  @Test
  void aWindowThatIsOverEndsTheRunAsACancelDoesWithTheCommandThatGoesOn() {
    assertThat(command.create("--for", "0s")).as(said()).isEqualTo(3);

    assertThat(command.out())
        .contains("No row is started after ", "deadline has passed")
        .contains("Rows: 0 done, 0 not done.")
        .contains("To resume: workbench --config " + command.file() + " --resume");
    assertThat(titles()).isEmpty();
    assertThat(command.create("--resume", "--for", "8h")).as(said()).isZero();
    assertThat(titles()).hasSize(5);
  }

  @Test
  void aTimeOfTheDayIsTheNextOneOfTheMachinesZone() {
    assertThat(command.create("--until", "00:00")).as(said()).isZero();
    assertThat(command.out())
        .containsPattern("No row is started after \\d{4}-\\d\\d-\\d\\d 00:00 \\(");
  }

  @Test
  void whatIsNoTimeIsRefused() {
    assertThat(command.create("--until", "6 o'clock")).isEqualTo(2);
    assertThat(command.create("--for", "long")).isEqualTo(2);
    assertThat(command.create("--for", "8h", "--until", "06:00")).isEqualTo(2);
    assertThat(titles()).isEmpty();
  }

  @Test
  void aStopTellsWhatIsDoneAndStillToDoOfHowManyAndIsAnErrorInTheLog() throws IOException {
    command.doAt("(record 02)", site::close);

    assertThat(command.create()).as(said()).isEqualTo(3);

    assertThat(command.out())
        .contains("Rows: 2 done, 0 not done, 3 still to do, of 5 (2 created).")
        .containsPattern("Time: \\d+ s(, [0-9.]+ rows a second)?\\.");
    assertThat(command.logLines()).anyMatch(line -> line.startsWith("ERROR - The job stopped: "));
    assertThat(command.out().split("First node ID of this job is")).hasSize(2);
  }

  @Test
  void aListOfRowsThatAreDoneNowIsRemovedAndOneOfAnotherJobIsKept() throws IOException {
    command.csv("id,title,field_model", "01,Row 1,Image", "02,Row 2,Nonesuch");
    assertThat(command.create()).as(said()).isEqualTo(1);
    var list = command.only("rows_not_done\\..*csv");
    var foreign = directory.resolve("rows_not_done.2020_01_01_00_00_00.csv");
    java.nio.file.Files.writeString(
        foreign, "id,line,outcome,title,node,reason,job\n02,2,FAILED,,,,another\n");

    command.csv("id,title,field_model", "01,Row 1,Image", "02,Row 2,Image");
    assertThat(command.create("--accept-changes")).as(said()).isZero();

    assertThat(list).doesNotExist();
    assertThat(foreign).exists();
  }
}
