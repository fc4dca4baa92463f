package org.ingestworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.stream.Stream;
import org.ingestworkbench.cli.console.Interrupts;
import org.ingestworkbench.standin.Fault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The command goes on with a job: changed input, failed rows, the boundary. */
@Timeout(300)
class ResumeTest extends CommandCase {

  @BeforeEach
  void fiveRows() throws IOException {
    command.config("http_max_retries: 0").csv(rows(5));
  }

  @Test
  void aChangedInputStopsItWithTheWayOn() throws IOException {
    stopAfterTwoRows();
    var changed = rows(6);
    changed[1] = "01,Other,Image";
    changed[2] = "2,Row 2,Image";
    command.csv(changed);

    assertThat(command.create("--resume")).isEqualTo(2);

    assertThat(command.err())
        .contains("1 changed, 1 added, 1 respelled")
        .contains("row 01 (line 2) or one of its files changed after it was done")
        .contains("row 2 (line 3) was row 02 and is done")
        .contains("row 06 (line 7) is new")
        .contains("workbench --config " + command.file() + " --accept-changes");
    assertThat(command.logLines())
        .anyMatch(line -> line.startsWith("WARNING") && line.contains("row 06 (line 7) is new"));
    assertThat(titles()).containsExactly("Row 1", "Row 2");

    assertThat(command.create("--accept-changes")).isZero();

    assertThat(titles()).hasSize(7);
    assertThat(command.out()).contains("1 rows changed since the job was started").contains("01");
    assertThat(command.create("--resume")).isZero();
    assertThat(titles()).hasSize(7);
  }

  @Test
  void onlyFailedRowsAreTriedAgain() throws IOException {
    var rows = rows(5);
    rows[2] = "02,Row 2,No such model";
    command.csv(rows);
    assertThat(command.create()).isEqualTo(1);
    var list = command.only("rows_not_done.*csv");
    assertThat(list).content().contains("\n02,3,FAILED,").doesNotContain("\n01,");
    command.csv(rows(5));

    assertThat(command.create("--failed-only")).as(command.err()).isZero();

    assertThat(titles()).containsExactly("Row 1", "Row 3", "Row 4", "Row 5", "Row 2");
    assertThat(command.out()).contains("Rows: 1 done, 0 not done");
  }

  @Test
  void rowsThatFailedBecauseOfTheWorldAreNotListedAsFailed() throws IOException {
    var rows = rows(9);
    rows[1] = "01,Row 1,No such model";
    command.csv(rows);
    site.faults().add(Fault.on("POST", "/node").every().answer(502));

    assertThat(command.create()).isEqualTo(3);

    assertThat(Files.readAllLines(command.only("rows_not_done.*csv")))
        .hasSize(2)
        .anyMatch(line -> line.startsWith("01,2,FAILED,"));
    assertThat(command.out()).contains("Rows: 0 done, 1 not done");
  }

  @Test
  void aListOfNothingIsNoList() throws IOException {
    site.faults().add(Fault.on("POST", "/node").every().answer(502));

    assertThat(command.create()).isEqualTo(3);

    try (var files = Files.list(directory)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .noneMatch(name -> name.startsWith("rows_not_done"));
    }
  }

  @Test
  void everyResumeSaysWhereTheJobStood() throws IOException {
    Files.writeString(directory.resolve("a.txt"), "Some text.");
    command.csv(
        "id,title,field_model,file",
        "01,Row 1,Image,a.txt",
        "02,Row 2,Image,a.txt",
        "03,Row 3,Image,a.txt");
    command.interruptAt("(record 02)", Interrupts.Kind.INT, Interrupts.Kind.INT);
    assertThat(command.create()).isEqualTo(130);

    int code = command.create("--resume");
    assertThat(code).as(said()).isZero();

    assertThat(command.out())
        .contains("The last row that is done is 01 (line 2) at " + site.uri() + "/node/1.")
        .contains("Rows that were open when it ended: 1.")
        .contains("  Row 02 (line 3) at " + site.uri() + "/node/2: it has its node; ")
        .contains("the media of file");
    assertThat(command.logLines())
        .anyMatch(line -> line.startsWith("INFO - The last row that is done is 01"));
    assertThat(site.nodes()).hasSize(3);
    assertThat(site.media()).hasSize(3);
  }

  /** Makes rows, then leaves the map as Islandora Workbench would that died before it wrote it. */
  private void workbenchDiedBeforeItMapped(String csvId, int rows) throws Exception {
    command.csv(rows(rows));
    assertThat(command.create()).isZero();
    var map = map();
    try (var db = DriverManager.getConnection("jdbc:sqlite:" + map);
        var statement = db.createStatement()) {
      var ours = new ArrayList<String>();
      try (var names =
          statement.executeQuery(
              "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'workbench%'")) {
        while (names.next()) {
          ours.add(names.getString(1));
        }
      }
      for (var table : ours) {
        statement.execute("DROP TABLE " + table);
      }
      statement.execute("DELETE FROM csv_id_to_node_id_map WHERE csv_id = '" + csvId + "'");
    }
  }

  private int recover(String... more) {
    return command.create(
        Stream.concat(Stream.of("--recovery_mode_starting_from_node_id", "1"), Stream.of(more))
            .toArray(String[]::new));
  }

  @Test
  void aNodeThatWorkbenchDidNotWriteDownIsNamedAndAdoptedWhenTold() throws Exception {
    workbenchDiedBeforeItMapped("02", 2);
    command.csv(rows(4));

    assertThat(recover()).isEqualTo(2);

    assertThat(command.err())
        .contains("row 02 (line 3) \"Row 2\": node 2 at " + site.uri() + "/node/2")
        .contains("--recovery-mode-starting-from-node-id 1 --adopt")
        .contains("--recovery-mode-starting-from-node-id 1 --create-anew");
    assertThat(titles()).containsExactly("Row 1", "Row 2");

    int code = recover("--adopt");
    assertThat(code).as(said()).isZero();

    assertThat(titles()).containsExactly("Row 1", "Row 2", "Row 3", "Row 4");
    assertThat(command.out()).contains("(record 02) found at " + site.uri() + "/node/2.");
    assertThat(command.create("--resume")).isZero();
    assertThat(titles()).hasSize(4);
  }

  @Test
  void theRowsOfSuchNodesAreMadeAnewWhenTold() throws Exception {
    workbenchDiedBeforeItMapped("02", 2);
    command.csv(rows(3));

    assertThat(recover("--create-anew")).isZero();

    assertThat(titles()).containsExactly("Row 1", "Row 2", "Row 2", "Row 3");
  }

  @Test
  void mediaThatWorkbenchDidNotMakeAreCompletedWhenTold() throws Exception {
    workbenchDiedBeforeItMapped("none", 2);
    Files.writeString(directory.resolve("a.txt"), "Some text.");
    command.csv("id,title,field_model,file", "01,Row 1,Image,a.txt", "02,Row 2,Image,a.txt");

    assertThat(recover()).isZero();
    assertThat(command.out())
        .contains("The media of 2 rows and pages")
        .contains("--complete-media");
    assertThat(site.media()).isEmpty();

    int code = recover("--complete-media");
    assertThat(code).as(said()).isZero();

    assertThat(site.nodes()).hasSize(2);
    assertThat(site.media()).hasSize(2);
    assertThat(recover("--complete-media")).isZero();
    assertThat(site.media()).hasSize(2);
  }
}
