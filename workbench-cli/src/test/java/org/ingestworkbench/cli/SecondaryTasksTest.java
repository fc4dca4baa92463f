package org.ingestworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.ingestworkbench.cli.console.Interrupts;
import org.junit.jupiter.api.Test;

/** A configuration with secondary tasks, run by the command. */
class SecondaryTasksTest extends WorkflowCase {
  private Path primary(String... more) throws IOException {
    var lines = new ArrayList<>(List.of(more));
    lines.add("secondary_tasks: ['" + directory.resolve("pages.yml") + "']");
    return config("create.yml", lines.toArray(String[]::new));
  }

  private List<Long> parentsOf(String title) {
    return site.nodes().stream()
        .filter(node -> node.title().equals(title))
        .flatMap(node -> node.targets("field_member_of").stream())
        .toList();
  }

  private long node(String title) {
    return site.nodes().stream()
        .filter(node -> node.title().equals(title))
        .findFirst()
        .orElseThrow()
        .id();
  }

  @Test
  void childrenOfASecondaryTaskFindTheParentsThatThePrimaryMade() throws IOException {
    primary();

    assertThat(run.create()).as(run::err).isZero();

    assertThat(titles()).containsExactly("Book 1", "Book 2", "Book 3", "Page 1", "Page 2");
    assertThat(parentsOf("Page 1")).containsExactly(node("Book 2"));
    assertThat(run.out()).contains("[x] create   Completed, 3 done, 0 not done");
    assertThat(run.out()).contains("[x] 1 pages  Completed, 2 done, 0 not done");
  }

  @Test
  void theJobOfThePrimaryIsVerifiedByItsConfiguration() throws IOException {
    primary();
    run.create();

    assertThat(run.run("verify", "--config", run.file().toString())).as(run::err).isZero();
    assertThat(run.out()).contains("/create on ", "there as it made them: 3 node");
  }

  @Test
  void eachTaskHasItsOwnRollbackFilesAndLog() throws IOException {
    primary();
    run.create();

    try (var files = Files.list(directory)) {
      var rollbacks =
          files.filter(file -> file.getFileName().toString().matches("rollback.*\\.csv")).toList();
      assertThat(rollbacks).hasSize(2);
      var ids = new ArrayList<String>();
      for (var file : rollbacks) {
        Files.readAllLines(file).stream().filter(line -> line.matches("\\d+")).forEach(ids::add);
      }
      assertThat(ids)
          .containsExactlyInAnyOrderElementsOf(
              site.nodes().stream().map(node -> String.valueOf(node.id())).toList());
    }
    assertThat(directory.resolve("pages.log")).content().contains("Page 1").doesNotContain("Book");
  }

  @Test
  void ctrlCLeavesWhatResumeGoesOnWith() throws IOException {
    primary();
    run.interruptAt("\"Page 1\"", Interrupts.Kind.INT);

    assertThat(run.create()).as(run::out).isEqualTo(130);
    assertThat(titles()).contains("Page 1").doesNotContain("Page 2");
    assertThat(run.out()).contains("--config " + run.file() + " --resume");

    assertThat(run.create()).isEqualTo(2);
    assertThat(run.err()).contains("stands unfinished").contains("--resume").contains("--new");

    assertThat(run.create("--resume")).as(run::err).isZero();
    assertThat(titles()).containsExactly("Book 1", "Book 2", "Book 3", "Page 1", "Page 2");
  }

  @Test
  void aFinishedOneIsLeftAsItIsAndANewOneMakesEverythingOnceMore() throws IOException {
    primary();
    run.create();
    assertThat(run.create("--resume")).isZero();
    assertThat(titles()).hasSize(5);
    assertThat(run.create("--new")).as(run::err).isZero();
    assertThat(titles()).hasSize(10);
  }

  @Test
  void theRecoverySettingIsPassedOn() throws IOException, SQLException {
    primary();
    run.create();
    var first = String.valueOf(node("Book 1"));
    Files.writeString(
        directory.resolve("pages.csv"),
        "id,title,parent_id,field_model\n"
            + "p1,Page 1,b2,Image\n"
            + "p2,Page 2,b2,Image\n"
            + "p3,Page 3,b3,Image\n");

    forgetOurOwn();

    assertThat(run.create("--recovery_mode_starting_from_node_id", first))
        .as(() -> run.out() + run.err())
        .isZero();

    assertThat(titles())
        .containsExactly("Book 1", "Book 2", "Book 3", "Page 1", "Page 2", "Page 3");
  }

  /** Leaves the map as Islandora Workbench would have written it. */
  private void forgetOurOwn() throws SQLException {
    var file = directory.resolve("csv_id_to_node_id_map.db");
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        var statement = connection.createStatement()) {
      var tables = new ArrayList<String>();
      try (var rows =
          statement.executeQuery(
              "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'workbench_%'")) {
        while (rows.next()) {
          tables.add(rows.getString(1));
        }
      }
      for (var table : tables) {
        statement.execute("DROP TABLE " + table);
      }
    }
  }

  private int rollBack(String... more) {
    var arguments = new ArrayList<>(List.of("rollback", "--config", run.file().toString()));
    arguments.addAll(List.of(more));
    return run.run(arguments.toArray(String[]::new));
  }

  @Test
  void aCheckKnowsTheRowsOfEarlierTasksAsParents() throws IOException {
    primary();
    config(
        "pages.yml",
        "input_csv: pages.csv",
        "query_csv_id_to_node_id_map_for_parents: true",
        "log_file_path: " + directory.resolve("pages.log"));

    assertThat(run.create("--check")).as(run::out).isZero();
    assertThat(run.out()).doesNotContain("PARENT_MISSING");

    Files.writeString(
        directory.resolve("pages.csv"), "id,title,parent_id,field_model\np1,Page 1,b9,Image\n");
    run.create("--check");
    assertThat(run.out()).contains("parent row \"b9\" was not found");
    assertThat(titles()).isEmpty();
  }

  @Test
  void aWorkflowIsRolledBackTheLastTaskFirst() throws IOException {
    primary();
    run.create();

    assertThat(rollBack("--workflow")).as(() -> run.out() + run.err()).isZero();

    assertThat(titles()).isEmpty();
    assertThat(run.out().lines().filter(line -> line.startsWith("Node")))
        .extracting(line -> line.replaceAll(".*/node/(\\d+).*", "$1"))
        .containsExactly("5", "4", "3", "2", "1");
    assertThat(rollBack("--workflow")).isEqualTo(2);
  }

  @Test
  void theRollbackOfAWorkflowTwiceLeavesLastMonthsInstanceAlone() throws IOException {
    primary();
    run.create();
    run.create("--new");
    assertThat(rollBack("--workflow")).as(() -> run.out() + run.err()).isZero();
    assertThat(titles()).hasSize(5);

    rollBack("--workflow");
    rollBack();

    assertThat(titles()).hasSize(5);
  }

  @Test
  void theRollbackOfThePrimaryKnowsItsJobAndKeepsTheParentsOfTheSecondarysChildren()
      throws IOException {
    primary();
    run.create();

    assertThat(rollBack()).as(() -> run.out() + run.err()).isEqualTo(1);

    assertThat(titles()).containsExactly("Book 2", "Page 1", "Page 2");
    assertThat(run.out()).contains("is a child of it, which job", "roll that job back first");
  }

  @Test
  void aRowOfThePrimaryThatFailsKeepsTheOthersFromNothing() throws IOException {
    primary();
    run.csv("id,title,field_model", "b1,Book 1,Image", "b2,Book 2,Image", "b3,Book 3,Nonesuch");

    assertThat(run.create()).as(() -> run.out() + run.err()).isEqualTo(1);

    assertThat(titles()).containsExactly("Book 1", "Book 2", "Page 1", "Page 2");
    assertThat(run.out()).contains("Completed, 2 done, 1 not done", "[x] 1 pages");
  }

  /** The definition as it was stored when one row that failed stopped secondary tasks. */
  @Test
  void anInstanceOfBeforeGoesOn() throws IOException, SQLException {
    primary();
    run.interruptAt("\"Page 1\"", Interrupts.Kind.INT);
    run.create();
    var file = directory.resolve("csv_id_to_node_id_map.db");
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        var statement = connection.createStatement()) {
      int changed =
          statement.executeUpdate(
              "UPDATE workbench_instance SET definition = replace(definition,"
                  + " 'failed rows allowed all,', 'failed rows allowed 0,')");
      assertThat(changed).isEqualTo(1);
    }

    assertThat(run.create("--resume")).as(() -> run.out() + run.err()).isZero();

    assertThat(titles()).containsExactly("Book 1", "Book 2", "Book 3", "Page 1", "Page 2");
  }

  @Test
  void aCheckIsOneOfEachJob() throws IOException {
    primary();
    Files.writeString(directory.resolve("pages.csv"), "id,titel\np1,Page 1\n");
    assertThat(run.create("--check")).isEqualTo(2);
    assertThat(run.out()).contains("3 rows checked").contains("titel");
    assertThat(titles()).isEmpty();
  }
}
