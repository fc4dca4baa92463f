package org.ingestworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command goes on with what Islandora Workbench began, from a node on. */
@Timeout(300)
class StartingNodeCommandTest extends CommandCase {

  @BeforeEach
  void fiveRows() throws IOException {
    command.config().csv(rows(5));
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
                + "/node/998), skipping it. [row=\"01\" node=\"998\"]");
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

  @ParameterizedTest
  @ValueSource(strings = {"create.yml", "./create.yml", "/link/create.yml", "/create.yml"})
  void whatIslandoraWorkbenchMadeWithAnotherPathToTheFileIsThisJobs(String path) throws Exception {
    Files.createSymbolicLink(directory.resolve("link"), directory);
    var said = path.startsWith("/") ? directory + path : path;
    workbenchMade(said, "01", "998");
    workbenchMade("sub/../create.yml", "02", "1002");
    Files.createDirectory(directory.resolve("sub"));
    workbenchMade(directory + "/sub/create.yml", "03", "1003");
    Files.copy(command.file(), directory.resolve("sub/create.yml"));

    command.create("--check", "--recovery_mode_starting_from_node_id", "998");
    assertThat(said()).contains("Recovery will find 2 rows in the ID map");
    assertThat(command.create("--recovery_mode_starting_from_node_id", "998", "--yes")).isZero();

    assertThat(said())
        .contains("Nodes for 2 rows in the input CSV")
        .contains("is for CSV row \"02\" at " + site.uri() + "/node/1002).");
  }

  @Test
  void whatWasMadeWithAnotherPathIsNotDoubted() throws Exception {
    workbenchMade("create.yml", "01", "998");

    assertThat(command.create("--recovery_mode_starting_from_node_id", "998")).as(said()).isZero();
    assertThat(site.nodes()).hasSize(4);
  }

  @Test
  void aFileThatIsGivenByALinkIsTheOneByWhichItsRowsWereMade() throws Exception {
    assertThat(command.create()).isZero();
    var link = Files.createSymbolicLink(directory.resolve("link.yml"), command.file());

    assertThat(command.run("--config", link.toString(), "--check", "--resume")).isZero();

    assertThat(said()).contains("Recovery will find 5 rows in the ID map");
  }

  private void workbenchMade(String csvId, String nodeId) throws SQLException {
    workbenchMade(command.file().toString(), csvId, nodeId);
  }

  /** Leaves a row in the map as the other program does. */
  private void workbenchMade(String config, String csvId, String nodeId) throws SQLException {
    var map = map();
    try (var db = DriverManager.getConnection("jdbc:sqlite:" + map);
        var statement = db.createStatement()) {
      statement.execute(
          "CREATE TABLE IF NOT EXISTS csv_id_to_node_id_map (timestamp TIMESTAMP DEFAULT"
              + " (datetime('now','localtime')) NOT NULL, config_file TEXT, parent_csv_id TEXT,"
              + " parent_node_id TEXT, csv_id TEXT, node_id TEXT, host TEXT)");
      statement.execute(
          "INSERT INTO csv_id_to_node_id_map (config_file, parent_csv_id, parent_node_id, csv_id,"
              + " node_id, host) VALUES ('%s', '', '', '%s', '%s', '%s')"
                  .formatted(config, csvId, nodeId, site.uri()));
    }
  }
}
