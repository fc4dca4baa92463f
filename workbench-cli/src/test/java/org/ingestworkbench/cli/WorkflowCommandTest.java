package org.ingestworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.ingestworkbench.sqlite.SqliteWorkflowStore;
import org.ingestworkbench.workflow.HumanTask;
import org.ingestworkbench.workflow.Workflow;
import org.ingestworkbench.workflow.service.WorkflowService;
import org.junit.jupiter.api.Test;

/** Workflow files, run by the command. */
class WorkflowCommandTest extends WorkflowCase {
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
  void anIdMapOfItsOwnIsNamedOnTheCommandLine() throws IOException {
    config("create.yml");
    var file =
        Files.write(
            directory.resolve("spring.yml"),
            List.of(
                "tasks:",
                "  - {name: books, config: create.yml}",
                "  - {name: look, groups: [curators], items: [a]}"));
    var map = directory.resolve("other.db");

    assertThat(workflow(file, "--id_map", map.toString())).as(run::err).isEqualTo(3);
    assertThat(run.out()).contains("--id-map " + map);
    assertThat(about("status", file, "--id-map", map.toString())).as(run::err).isZero();
    assertThat(run.out()).contains("[x] books");
    assertThat(directory.resolve("csv_id_to_node_id_map.db")).doesNotExist();
  }

  @Test
  void itsJobsEndWithTheWindowOfTimeAndItGoesOnAfterThat() throws IOException {
    config("create.yml");
    var file =
        Files.write(
            directory.resolve("night.yml"),
            List.of("name: night", "tasks:", "  - {name: books, config: create.yml}"));

    assertThat(workflow(file, "--for", "0s")).as(() -> run.out() + run.err()).isEqualTo(3);

    assertThat(run.out()).contains("No row is started after ", "deadline has passed", "To go on: ");
    assertThat(titles()).isEmpty();
    assertThat(workflow(file, "--for", "8h", "--until", "06:00")).isEqualTo(2);
    assertThat(workflow(file, "--resume", "--for", "8h")).as(() -> run.out() + run.err()).isZero();
    assertThat(titles()).hasSize(3);
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
    assertThat(run.out()).contains("Running, left while people work").contains("To go on: ");
    assertThat(about("complete", file, "a")).isZero();
    assertThat(workflow(file)).isEqualTo(2);
    assertThat(run.err()).contains("stands unfinished (left while people work)");

    assertThat(workflow(file, "--resume")).as(run::err).isEqualTo(3);
    assertThat(about("complete", file, "b")).isZero();
    assertThat(workflow(file, "--resume")).as(run::err).isZero();
    assertThat(run.out()).contains("[x] look  Completed, run 3, 2 completed, 2 items");
  }

  @Test
  void oneThatWaitsForPeopleIsCancelledRecoveredAndAborted() throws IOException {
    var file =
        Files.write(
            directory.resolve("wait.yml"),
            List.of(
                "name: wait",
                "max_recovery_attempts: 1",
                "tasks:",
                "  - {name: look, groups: [curators], items: [a]}"));
    assertThat(workflow(file)).isEqualTo(3);
    assertThat(workflow(file, "--resume")).as("going on is no recovery").isEqualTo(3);
    assertThat(about("cancel", file)).as(run::err).isZero();
    assertThat(about("cancel", file)).isZero();
    assertThat(run.out()).contains("no effect");
    assertThat(about("recover", file)).as(run::err).isEqualTo(3);
    assertThat(about("abort", file)).as(run::err).isZero();
    assertThat(workflow(file, "--resume")).isEqualTo(2);
    assertThat(run.err()).contains("it is aborted by a user");
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
