package org.ingestworkbench.islandora.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.ingestworkbench.sqlite.SqliteWorkflowStore;
import org.ingestworkbench.standin.Entity;
import org.ingestworkbench.standin.StandIn;
import org.ingestworkbench.workflow.HumanTask;
import org.ingestworkbench.workflow.Workflow;
import org.ingestworkbench.workflow.WorkflowService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workflows of the command: secondary tasks, and workflow files. */
class WorkflowCommandTest {

  @TempDir Path directory;
  private StandIn site;
  private CommandRun run;

  @BeforeEach
  void aSite() throws IOException {
    site = StandIn.builder().account("ingester", "ingester").start();
    run = new CommandRun(directory, site);
    run.csv("id,title,field_model", "b1,Book 1,Image", "b2,Book 2,Image", "b3,Book 3,Image");
    Files.writeString(
        directory.resolve("pages.csv"),
        "id,title,parent_id,field_model\np1,Page 1,b2,Image\np2,Page 2,b2,Image\n");
    config("pages.yml", "input_csv: pages.csv", "log_file_path: " + directory.resolve("pages.log"));
  }

  @AfterEach
  void close() {
    site.close();
  }

  private Path config(String name, String... lines) throws IOException {
    var all = new ArrayList<>(List.of(lines));
    all.addAll(
        List.of(
            "task: create",
            "host: " + site.uri(),
            "username: ingester",
            "password: ingester",
            "input_dir: " + directory,
            "nodes_only: true",
            "concurrency: 1"));
    if (all.stream().noneMatch(line -> line.startsWith("log_file_path"))) {
      all.add("log_file_path: " + run.log());
    }
    return Files.write(directory.resolve(name), all);
  }

  private Path primary(String... more) throws IOException {
    var lines = new ArrayList<>(List.of(more));
    lines.add("secondary_tasks: ['" + directory.resolve("pages.yml") + "']");
    return config("create.yml", lines.toArray(String[]::new));
  }

  private List<String> titles() {
    return site.nodes().stream().map(Entity::title).toList();
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

  private int workflow(Path file, String... more) {
    return run.run(
        Stream.concat(Stream.of("workflow", "--config", file.toString()), Stream.of(more))
            .toArray(String[]::new));
  }

  private int about(String verb, Path file, String... more) {
    return run.run(
        Stream.concat(Stream.of("workflow", verb, "--config", file.toString()), Stream.of(more))
            .toArray(String[]::new));
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

  @Test
  void aCheckIsOneOfEachJob() throws IOException {
    primary();
    Files.writeString(directory.resolve("pages.csv"), "id,titel\np1,Page 1\n");
    assertThat(run.create("--check")).isEqualTo(2);
    assertThat(run.out()).contains("3 rows checked").contains("titel");
    assertThat(titles()).isEmpty();
  }

  @Test
  void peopleLookAtWhatAJobMadeBeforeTheNextIsRun() throws IOException {
    config("create.yml");
    var file =
        Files.write(
            directory.resolve("spring.yml"),
            List.of(
                "name: spring",
                "parameters: {season: spring}",
                "tasks:",
                "  - {name: books, config: create.yml, feeds: review}",
                "  - {name: review, groups: [curators], items_from: books}",
                "  - name: tell",
                "    notify: [sh, -c, 'echo told in $WORKBENCH_SEASON']",
                "  - {name: pages, config: pages.yml}"));

    assertThat(workflow(file)).as(() -> run.out() + run.err()).isEqualTo(3);
    assertThat(run.out()).contains("[>] review  Running, 3 items").contains("3 items wait");
    var books = site.nodes().stream().map(node -> String.valueOf(node.id())).toList();

    assertThat(about("complete", file)).isZero();
    assertThat(run.out()).contains("Item " + books.get(0)).contains("handed out to curators");
    assertThat(about("complete", file, books.get(0), books.get(1), "--person", "ann")).isZero();
    assertThat(about("complete", file, books.get(2), "--reject", "--note", "torn")).isZero();
    assertThat(about("complete", file, books.get(2))).isEqualTo(2);

    assertThat(workflow(file, "--resume")).as(run::err).isEqualTo(3);
    assertThat(run.out()).contains("told in spring");
    assertThat(run.out())
        .contains("[x] review  Completed, run 2, 2 completed, 3 items, 1 rejected");
    assertThat(run.out()).contains("query_csv_id_to_node_id_map_for_parents");
  }

  @Test
  void whatPeopleDidIsNotLostWithoutRecovery() throws IOException {
    var file =
        Files.write(
            directory.resolve("plain.yml"),
            List.of(
                "name: plain",
                "recovery: false",
                "tasks:",
                "  - {name: look, groups: [curators], items: [a, b]}",
                "  - {name: end, command: ['true']}"));
    assertThat(workflow(file)).as(run::err).isEqualTo(3);
    assertThat(run.out()).contains("Running, left while people work");
    assertThat(about("complete", file, "a")).isZero();
    assertThat(workflow(file)).isEqualTo(2);
    assertThat(run.err()).contains("stands unfinished (left while people work)");

    assertThat(workflow(file, "--resume")).as(run::err).isEqualTo(3);
    assertThat(about("complete", file, "b")).isZero();
    assertThat(workflow(file, "--resume")).as(run::err).isZero();
    assertThat(run.out()).contains("[x] look  Completed, run 3, 2 completed, 2 items");
  }

  @Test
  void anItemIsThatOfTheTaskThatWaits() throws IOException {
    var file =
        Files.write(
            directory.resolve("twice.yml"),
            List.of(
                "name: twice",
                "tasks:",
                "  - {name: look, groups: [curators], items: [a]}",
                "  - {name: look again, groups: [editors], items: [a]}"));
    assertThat(workflow(file)).isEqualTo(3);
    assertThat(about("complete", file, "a")).isZero();
    assertThat(workflow(file, "--resume")).isEqualTo(3);
    assertThat(about("complete", file, "a")).as(run::err).isZero();
    assertThat(workflow(file, "--resume")).as(run::err).isZero();
  }

  @Test
  void statusRecoverCancelAndAbortAreSaidOfAnInstance() throws IOException {
    var file =
        Files.write(
            directory.resolve("spring.yml"),
            List.of(
                "name: spring",
                "tasks:",
                "  - {name: try, command: [sh, -c, 'test -f " + directory + "/there']}",
                "  - {name: end, command: ['true']}"));
    assertThat(about("status", file)).isEqualTo(2);
    assertThat(run.err()).contains("No instance was started yet");

    assertThat(workflow(file)).isEqualTo(3);
    assertThat(about("status", file)).isZero();
    assertThat(run.out())
        .contains("Canceled, canceled by a recoverable error; recoverable")
        .contains("[!] try  Canceled")
        .contains("[ ] end  not started");
    assertThat(about("cancel", file)).isEqualTo(2);
    assertThat(run.err()).contains("\"user cancels\" is not possible there");

    Files.createFile(directory.resolve("there"));
    assertThat(about("recover", file)).as(run::err).isZero();
    assertThat(about("status", file, "--history")).isZero();
    assertThat(run.out()).contains("[x] end  Completed").contains("try (run 2) Completed");
    assertThat(about("abort", file)).isEqualTo(2);
    assertThat(about("recover", file, "--instance", "zz")).isEqualTo(2);
    assertThat(run.err()).contains("whose ID begins with zz");
  }

  @Test
  void aBeginningThatSeveralInstancesHaveIsRefused() throws IOException {
    var file =
        Files.write(
            directory.resolve("two.yml"),
            List.of("name: two", "tasks:", "  - {name: look, groups: [curators], items: [a]}"));
    var ids =
        Stream.of("aaaa0000-0000-4000-8000-000000000001", "aaab0000-0000-4000-8000-000000000002")
            .map(UUID::fromString)
            .iterator();
    var look =
        Workflow.named("two")
            .recoveryEnabled()
            .task(HumanTask.named("look", List.of("curators"), context -> List.of()))
            .build();
    try (var store = SqliteWorkflowStore.open(directory.resolve("workflows.db"));
        var service = WorkflowService.on(store).workflow(look).ids(ids::next).open()) {
      service.start("two");
      service.start("two");
    }

    assertThat(about("status", file, "--instance", "aaa")).isEqualTo(2);
    assertThat(run.err()).contains("several instances").contains("aaaa0000").contains("aaab0000");
    assertThat(about("status", file, "--instance", "aaaa")).isZero();
    assertThat(run.out()).contains("Instance aaaa0000");
    assertThat(about("status", file)).isZero();
    assertThat(run.out()).contains("Instance aaab0000");
  }

  @Test
  void whatIsWrongInAWorkflowFileIsNamedWithItsLine() throws IOException {
    var file =
        Files.write(
            directory.resolve("wrong.yml"),
            List.of(
                "name: wrong",
                "maximum: 3",
                "tasks:",
                "  - {name: a, command: ['true'], strateggy: skip}",
                "  - {name: b}",
                "  - {name: c, groups: [g], items_from: nothing}"));
    assertThat(workflow(file)).isEqualTo(2);
    assertThat(run.err())
        .contains("wrong.yml line 2: there is no \"maximum\" here")
        .contains("did you mean \"strategy\"?")
        .contains("line 5: a task needs a name and one of")
        .contains("there is no job \"nothing\" before this task");
  }
}
