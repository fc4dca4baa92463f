package org.ingestworkbench.islandora.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ingestworkbench.standin.Entity;
import org.ingestworkbench.standin.Fault;
import org.ingestworkbench.standin.StandIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class WorkbenchCommandTest {

  @TempDir Path directory;
  private StandIn site;
  private CommandRun command;

  @BeforeEach
  void start() throws IOException {
    site = StandIn.builder().start();
    command = new CommandRun(directory, site);
    command.config().csv(fiveRows());
  }

  @AfterEach
  void stop() {
    site.close();
  }

  private static String[] fiveRows() {
    return Stream.concat(
            Stream.of("id,title,field_model"),
            IntStream.rangeClosed(1, 5).mapToObj(i -> "0%d,Row %d,Image".formatted(i, i)))
        .toArray(String[]::new);
  }

  @Test
  void everyRowDoneIsZero() throws IOException {
    int code = command.create();

    assertThat(command.err()).isEmpty();
    assertThat(code).isZero();
    assertThat(site.nodes()).hasSize(5);
    assertThat(command.out().lines())
        .containsSubsequence(
            "OK, connection to Drupal at " + site.uri() + " verified.",
            "\"Create\" task started using config file " + command.file() + ".",
            "First node ID of this job is 1.",
            "Node for \"Row 1\" (record 01) created at " + site.uri() + "/node/1.",
            "Node for \"Row 5\" (record 05) created at " + site.uri() + "/node/5.",
            "Rows: 5 done, 0 not done (5 created).",
            "First node ID of this job is 1.");
  }

  @Test
  void theLogHasWorkbenchsFormAndWords() throws IOException {
    command.create();

    assertThat(command.logLines())
        .contains(
            "INFO - \"Create\" task started using config file " + command.file() + ".",
            "INFO - Node for \"Row 2\" (record 02) created at " + site.uri() + "/node/2.",
            "INFO - First node ID of this job is 1.",
            "INFO - Islandora Workbench successfully completed.");
  }

  @Test
  void theLogIsAddedToUnlessItIsToBeginAnew() throws IOException {
    command.create();
    int before = command.logLines().size();

    command.create("--resume");
    assertThat(command.logLines()).hasSizeGreaterThan(before);

    command.config("log_file_mode: w");
    command.create("--resume");
    assertThat(command.logLines()).hasSizeLessThan(before);
  }

  @Test
  void rollbackFilesAndMapStandWhereTheyBelong() {
    command.create();

    assertThat(directory.resolve("rollback.csv")).content().endsWith("\n1\n2\n3\n4\n5\n");
    assertThat(directory.resolve("rollback.yml")).content().contains("task: delete");
    assertThat(directory.resolve("csv_id_to_node_id_map.db")).isNotEmptyFile();
  }

  @Test
  void rowsThatAreNotDoneAreOneAndAreNamed() throws IOException {
    command.csv(
        "id,parent_id,title,field_model,file",
        "01,,Row 1,Image,missing.jpg",
        "02,01,Child of it,Image,",
        "03,,Row 3,Image,");

    assertThat(command.create()).isEqualTo(1);

    assertThat(site.nodes()).extracting(Entity::title).containsExactly("Row 3");
    assertThat(command.out())
        .contains("ERROR: Node for CSV record 01 not created.")
        .contains("Row 01 (line 2) failed")
        .contains("Row 02 (line 3) blocked")
        .contains("--resume");
    assertThat(command.only("rows_not_done[.][0-9_]{19}[.]csv"))
        .content()
        .startsWith("id,line,outcome,title,node,reason\n01,2,FAILED,")
        .contains("\n02,3,BLOCKED,");
  }

  @Test
  void wrongUsageIsTwo() {
    assertThat(command.run()).isEqualTo(2);
    assertThat(command.err()).contains("--config");
    assertThat(command.create("--recusme")).isEqualTo(2);
    assertThat(command.create("--resume", "--new")).isEqualTo(2);
    assertThat(site.nodes()).isEmpty();
  }

  @Test
  void aWrongConfigurationIsTwoAndSaysWhatWasMeant() throws IOException {
    command.config("alow_adding_terms: true");

    assertThat(command.create()).isEqualTo(2);
    assertThat(command.err()).contains("alow_adding_terms").contains("allow_adding_terms");
    assertThat(command.run("--config", directory.resolve("no.yml").toString())).isEqualTo(2);
  }

  @Test
  void wrongInputIsTwoAndNothingIsWritten() throws IOException {
    command.csv("id,title,field_model", "01,One,Image", "01,Again,Image");
    assertThat(command.create()).isEqualTo(2);
    assertThat(command.err()).contains("01");

    command.csv("name,title,field_model", "01,One,Image");
    assertThat(command.create()).isEqualTo(2);

    Files.delete(directory.resolve("metadata.csv"));
    assertThat(command.create()).isEqualTo(2);
    assertThat(site.nodes()).isEmpty();
  }

  @Test
  void aWrongPasswordEndsItAtTheFirstRefusal() throws IOException {
    command.config("password: wrong");

    assertThat(command.create()).isIn(2, 3);

    assertThat(site.nodes()).isEmpty();
    assertThat(command.err() + command.out()).doesNotContain("wrong\"");
    assertThat(site.requests().count("POST", "/user/login")).isLessThanOrEqualTo(1);
  }

  @Test
  void aSiteThatIsNotThereStopsIt() throws IOException {
    command.config("http_max_retries: 0");
    site.close();

    assertThat(command.create()).isIn(2, 3);
    assertThat(command.err() + command.out()).contains(site.uri().toString());
  }

  @Test
  void thePasswordComesFromTheEnvironment() throws IOException {
    command.config("password:");
    command.environment("ISLANDORA_WORKBENCH_PASSWORD", "ingester");

    assertThat(command.create()).isZero();
  }

  @Test
  void passwordsAreNowhere() throws IOException {
    command.config("username: admin", "password: password").csv(fiveRows());
    command.create();

    assertThat(command.out()).doesNotContain("password");
    assertThat(command.log()).content().doesNotContain("password");
    assertThat(directory.resolve("rollback.yml")).content().doesNotContain("password");

    command.create("--print_config");
    assertThat(command.out()).contains("host: ").contains("xxxxx").doesNotContain(": password\n");
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
    command.interruptAt("(record 02)", Interrupts.Kind.INT);
    command.create();

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
                        + "/node/1), skipping it."));
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
    command.interruptAt("(record 02)", Interrupts.Kind.INT);
    command.create();

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
    command.interruptAt("(record 02)", Interrupts.Kind.INT);
    command.create();
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
  void jobsShowsWhereEachJobStands() {
    command.interruptAt("(record 02)", Interrupts.Kind.INT);
    command.create();

    int code =
        command.run("jobs", "--map", directory.resolve("csv_id_to_node_id_map.db").toString());

    assertThat(code).isZero();
    assertThat(command.out())
        .contains("CANCELLED")
        .contains("2 done")
        .contains("first node ID  1")
        .contains("workbench --config " + command.file() + " --resume");
    assertThat(command.run("jobs", "--map", directory.resolve("none.db").toString())).isEqualTo(2);
    assertThat(directory.resolve("none.db")).doesNotExist();
  }

  @Test
  void aJobWithANewerOneOfItsNameIsShownAsSuperseded() {
    command.interruptAt("(record 02)", Interrupts.Kind.INT);
    command.create();
    assertThat(command.create("--new")).isZero();

    command.run("jobs", "--map", directory.resolve("csv_id_to_node_id_map.db").toString());

    assertThat(command.out())
        .contains("superseded")
        .contains("workbench rollback --config " + command.file() + " --job ")
        .doesNotContain("--resume");
    assertThat(command.create()).as(command.out() + command.err()).isZero();
  }

  @Test
  void aCheckThatFindsNothingIsZeroAndWritesNothing() {
    assertThat(command.create("--check")).isZero();

    assertThat(command.out()).contains("Configuration and input data appear to be valid.");
    assertThat(site.nodes()).isEmpty();
    assertThat(directory.resolve("rollback.csv")).doesNotExist();
  }

  @Test
  void aCheckTellsEveryProblemAtOnce() throws IOException {
    command.csv(
        "id,title,field_model,file,field_edtf_date_issued",
        "01,One,Image,missing.jpg,",
        "02,Two,No such model,,",
        "03,Three,Image,,31.12.1999");

    assertThat(command.create("--check")).isEqualTo(2);

    assertThat(command.out()).contains("missing.jpg").contains("No such model");
    assertThat(site.nodes()).isEmpty();
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

  @Test
  void recoveryModePassesOverWhatIslandoraWorkbenchMade() throws Exception {
    workbenchMade("01", "998");
    workbenchMade("02", "1002");

    int code = command.create("--recovery_mode_starting_from_node_id", "998");

    assertThat(code).as(command.err()).isZero();
    assertThat(site.nodes()).hasSize(3);
    assertThat(command.out())
        .contains("\"recovery_mode\" option in effect.")
        .contains("Nodes for 2 rows in the input CSV")
        .contains("is for CSV row \"02\" at " + site.uri() + "/node/1002).");
    assertThat(command.logLines())
        .contains(
            "INFO - Item in row 01 has already been ingested at ("
                + site.uri()
                + "/node/998), skipping it.");
    assertThat(command.only("rollback.*recovery_mode.yml")).exists();
  }

  @Test
  void aStartingNodeThatIsTooHighIsDoubtedUntilToldOtherwise() throws Exception {
    workbenchMade("01", "998");

    assertThat(command.create("--recovery_mode_starting_from_node_id", "999")).isEqualTo(2);
    assertThat(command.err()).contains("998, which was probably meant").contains("--yes");
    assertThat(site.nodes()).isEmpty();
    assertThat(command.create("--recovery_mode_starting_from_node_id", "999", "--yes")).isZero();
    assertThat(site.nodes()).hasSize(5);
    assertThat(command.create("--recovery_mode_starting_from_node_id", "x")).isEqualTo(2);
  }

  /** Leaves a row in the map as the other program does. */
  private void workbenchMade(String csvId, String nodeId) throws SQLException {
    var map = directory.resolve("csv_id_to_node_id_map.db");
    try (var db = DriverManager.getConnection("jdbc:sqlite:" + map);
        var statement = db.createStatement()) {
      statement.execute(
          "CREATE TABLE IF NOT EXISTS csv_id_to_node_id_map (timestamp TIMESTAMP DEFAULT"
              + " (datetime('now','localtime')) NOT NULL, config_file TEXT, parent_csv_id TEXT,"
              + " parent_node_id TEXT, csv_id TEXT, node_id TEXT, host TEXT)");
      statement.execute(
          "INSERT INTO csv_id_to_node_id_map (config_file, parent_csv_id, parent_node_id, csv_id,"
              + " node_id, host) VALUES ('%s', '', '', '%s', '%s', '%s')"
                  .formatted(command.file(), csvId, nodeId, site.uri()));
    }
  }

  @Test
  void createdNodesAreListedWithTheInput() throws IOException {
    var list = directory.resolve("made.csv");
    command.config("output_csv: " + list, "output_csv_include_input_csv: true");

    command.create();

    assertThat(Files.readAllLines(list)).hasSize(6);
    assertThat(list)
        .content()
        .startsWith(
            "id,node_id,content_type,published,promote,langcode,uuid,title,field_model\n"
                + "01,1,islandora_object,,,,")
        .contains(",Row 1,Image\n");
  }

  @Test
  void percentagesStandBeforeTheFinalDot() throws IOException {
    command.config("show_percentage_of_csv_input_processed: true");

    command.create();

    assertThat(command.out()).contains("/node/1 (20%).").contains("/node/5 (100%).");
  }

  @Test
  void theVersionIsSaid() {
    assertThat(command.run("--version")).isZero();
    assertThat(command.out()).contains("Ingest Workbench");
  }
}
