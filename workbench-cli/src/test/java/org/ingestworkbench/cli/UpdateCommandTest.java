package org.ingestworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.ingestworkbench.cli.console.Interrupts;
import org.ingestworkbench.standin.Fault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code task: update} as the command does it. */
@Timeout(300)
class UpdateCommandTest extends CommandCase {

  private static final String FIELD = "field_pid";

  /** Nodes 1 to 3, whose job is rolled into another map. */
  @BeforeEach
  void nodesAreThere() throws IOException {
    command.config("csv_id_to_node_id_map_path: " + directory.resolve("made.db"));
    command.csv(
        "id,title,field_model,field_pid", "01,One,Image,a", "02,Two,Image,a", "03,Three,Image,a");
    assertThat(command.create()).as(said()).isZero();
    Files.delete(command.only("rollback\\.csv"));
    Files.delete(command.only("rollback\\.yml"));
    Files.delete(command.log());
    update();
  }

  private void update(String... settings) throws IOException {
    var all = new ArrayList<>(List.of("task: update", "output_csv: " + directory.resolve("o.csv")));
    all.addAll(List.of(settings));
    command.config(all.toArray(String[]::new));
  }

  private String address(int node) {
    return site.uri() + "/node/" + node;
  }

  private List<String> pids() {
    return site.nodes().stream().map(node -> node.text(FIELD)).toList();
  }

  private int of(String name, String... more) {
    var arguments = new ArrayList<>(List.of(name, "--config", command.file().toString()));
    arguments.addAll(List.of(more));
    return command.run(arguments.toArray(String[]::new));
  }

  @Test
  void nodesAreChangedAndWhatNeedsNoChangeIsSaid() throws IOException {
    command.csv(
        "node_id,title,field_pid,revision_log",
        "1,New,b,Because",
        address(2) + ",,b,",
        "3,Three,a,");
    assertThat(command.create()).as(said()).isZero();

    assertThat(titles()).containsExactly("New", "Two", "Three");
    assertThat(pids()).containsExactly("b", "b", "a");
    assertThat(site.nodes())
        .extracting(node -> node.text("revision_log"))
        .startsWith("Because", "Changed by Ingest Workbench.");
    assertThat(command.out())
        .contains("\"Update\" (replace) task started using config file ")
        .contains("Node " + address(1) + " updated.", "Node " + address(2) + " updated.")
        .contains("1 rows with nothing to update, skipping them.")
        .contains("Rows: 3 done, 0 not done (1 skipped, 2 updated).")
        .doesNotContain("First node ID", "ollback");
    assertThat(command.logLines())
        .contains("INFO - Node " + address(1) + " updated. [row=\"1\" node=\"1\"]")
        .contains(
            "INFO - Nothing to update for row 3 at ("
                + address(3)
                + "), skipping it. [row=\"3\" node=\"3\"]");
    try (var files = Files.list(directory)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .noneMatch(name -> name.startsWith("rollback") || name.equals("o.csv"));
    }
  }

  @Test
  void rowsThatFailSayWhy() throws IOException {
    command.csv("node_id,field_pid", "1,b", "9,b");
    assertThat(command.create()).as(said()).isEqualTo(1);
    assertThat(command.out()).contains("ERROR: Node for CSV record 9 not updated.");
    assertThat(command.logLines())
        .anyMatch(
            line ->
                line.startsWith(
                    "ERROR - Node for CSV record 9 not updated, " + address(9) + " is not there"));
  }

  @Test
  void itStopsAndGoesOnAndAddsEachValueOnce() throws IOException {
    update("update_mode: append");
    command.csv("node_id,field_local_identifier", "1,x|y", "2,x", "3,x");
    command.interruptAt("/node/1 updated", Interrupts.Kind.INT);
    assertThat(command.create()).as(said()).isEqualTo(130);
    site.faults().add(Fault.on("PATCH", "/node/**").first(1).loseAnswer());
    assertThat(command.create("--resume")).as(said()).isZero();
    assertThat(site.nodes())
        .extracting(node -> node.values("field_local_identifier"))
        .containsExactly(List.of("x", "y"), List.of("x"), List.of("x"));
    long changes = site.requests().count("PATCH", "/node/**");
    assertThat(command.create("--resume")).as(said()).isZero();
    assertThat(site.requests().count("PATCH", "/node/**")).isEqualTo(changes);
  }

  @Test
  void aRollbackChangesBackAndAResumeChangesAgain() throws IOException {
    command.csv("node_id,title,field_pid", "1,New,b", "2,,b");
    assertThat(command.create()).as(said()).isZero();
    assertThat(of("verify")).as(said()).isZero();

    assertThat(of("rollback", "--dry-run")).as(said()).isZero();
    assertThat(command.out())
        .contains(
            ": 2 changes.",
            "Node " + address(1) + " would be changed back.",
            "2 would be changed back");
    assertThat(pids()).containsExactly("b", "b", "a");

    assertThat(of("rollback", "--yes")).as(said()).isZero();
    assertThat(command.out())
        .contains(
            "To take back of job ", "Node " + address(1) + " changed back.", "2 changed back");
    assertThat(titles()).containsExactly("One", "Two", "Three");
    assertThat(pids()).containsExactly("a", "a", "a");

    assertThat(command.create("--resume")).as(said()).isZero();
    assertThat(pids()).containsExactly("b", "b", "a");
  }

  @Test
  void aCheckSaysWhatIsNotThereAndWritesNothing() throws IOException {
    command.csv("node_id,field_pid,file", "1,b,x.jpg", "/nowhere,b,", "2,b,", "9,b,");
    assertThat(command.create("--check")).as(said()).isEqualTo(2);
    assertThat(command.out())
        .contains("There is no node \"/nowhere\"", "There is no node 9: ")
        .contains("The column \"file\" is not used by this task")
        .doesNotContain("rollback files", "nodes may be created");
    command.csv("node_id,field_pid", "1,b");
    assertThat(command.create("--check")).as(said()).isZero();
    assertThat(command.out()).contains("and the nodes are there", "no two rows change one field");
    assertThat(pids()).containsOnly("a");
  }

  @Test
  void otherCommandsSayThatTheyAreForNodesThatAJobMade() throws IOException {
    command.csv("node_id,field_pid", "1,b");
    assertThat(command.create()).as(said()).isZero();
    assertThat(of("remaining", "--log", command.log().toString())).isEqualTo(2);
    assertThat(said()).contains("task \"update\"");
    assertThat(of("jobs")).as(said()).isZero();
    assertThat(command.out()).contains("FINISHED");
  }

  @Test
  void aNumberFromWhichNodesWereMadeIsRefused() throws IOException {
    update("recovery_mode_starting_from_node_id: 1");
    command.csv("node_id,field_pid", "1,b");
    assertThat(command.create()).isEqualTo(2);
    assertThat(said()).contains("a job of \"update\" goes on with --resume.");
  }

  @Test
  void anUpdateIsATaskAmongOthers() throws IOException {
    var second = directory.resolve("second.yml");
    Files.writeString(directory.resolve("second.csv"), "node_id,title\n2,Last\n");
    command.csv("node_id,field_pid", "1,b");
    update("input_csv: second.csv");
    Files.move(command.file(), second);
    update("secondary_tasks: ['" + second + "']");
    assertThat(command.create()).as(said()).isZero();
    assertThat(pids()).containsExactly("b", "a", "a");
    assertThat(titles()).containsExactly("One", "Last", "Three");
    assertThat(of("rollback", "--workflow", "--yes")).as(said()).isZero();
    assertThat(pids()).containsOnly("a");
    assertThat(titles()).containsExactly("One", "Two", "Three");
  }

  @Test
  void withoutAnIdMapItGoesOnToo() throws IOException {
    update("csv_id_to_node_id_map_path: false");
    command.csv("node_id,field_pid", "1,b", "2,b");
    command.interruptAt("/node/1 updated", Interrupts.Kind.INT);
    assertThat(command.create()).as(said()).isEqualTo(130);
    assertThat(command.create("--resume")).as(said()).isZero();
    assertThat(command.out()).contains("Resuming the job");
    assertThat(pids()).containsExactly("b", "b", "a");
  }
}
