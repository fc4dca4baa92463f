package org.ingestworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.ingestworkbench.model.JobId;
import org.ingestworkbench.sqlite.SqliteIdMap;
import org.ingestworkbench.standin.Entity;
import org.ingestworkbench.standin.Fault;
import org.ingestworkbench.store.JobClaim;
import org.ingestworkbench.store.JobKey;
import org.ingestworkbench.store.JobRecord;
import org.ingestworkbench.store.JobState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A job is stopped by another process than its own. */
@Timeout(300)
class StopCommandTest extends CommandCase {

  private CommandRun other;

  @BeforeEach
  void fiveRows() throws IOException {
    command.config().csv(rows(5));
    other = new CommandRun(directory, site);
  }

  private int ask(String verb, String... more) {
    var arguments = new String[more.length + 1];
    arguments[0] = verb;
    System.arraycopy(more, 0, arguments, 1, more.length);
    return other.run(arguments);
  }

  private JobState state() {
    try (var store = SqliteIdMap.open(map())) {
      return store.jobs().get(0).state();
    }
  }

  @Test
  void aCancelFinishesTheRowUnderWayAndTheJobIsResumed() {
    command.doAt("(record 02)", () -> ask("cancel", "--config", command.file().toString()));

    assertThat(command.create()).as(said()).isEqualTo(130);

    assertThat(other.err()).isEmpty();
    assertThat(other.out().lines())
        .hasSize(2)
        .anyMatch(line -> line.matches("Job .* on http.*, held by process .*, is asked to stop[.]"))
        .anyMatch(
            line ->
                line.equals(
                    "It will stop after what is under way; to see when: workbench jobs --id-map "
                        + map()));
    assertThat(command.out())
        .contains("was cancelled by process " + ProcessHandle.current().pid() + " on ")
        .contains("To resume: workbench --config " + command.file() + " --resume");
    assertThat(state()).isEqualTo(JobState.CANCELLED);
    assertThat(titles().count()).isBetween(2L, 3L);
    assertThat(command.create("--resume")).as(said()).isZero();
    assertThat(titles()).containsExactly("Row 1", "Row 2", "Row 3", "Row 4", "Row 5");
  }

  @Test
  void aSliceOfTheCommandLineIsTheJobThatIsAskedAndNoOther() {
    var config = command.file().toString();
    command.doAt(
        "(record 02)",
        () -> {
          assertThat(
                  ask("cancel", "--config", config, "--csv-start-row", "4", "--csv-stop-row", "5"))
              .isEqualTo(2);
          assertThat(other.err()).contains("There is no job ", "rows 4 to 5");
          ask("cancel", "--config", config, "--csv-start-row", "1", "--csv-stop-row", "5");
        });

    assertThat(command.create("--csv-start-row", "1", "--csv-stop-row", "5"))
        .as(said())
        .isEqualTo(130);

    assertThat(other.out()).as(other.err()).contains("rows 1 to 5", "is asked to stop");
    assertThat(state()).isEqualTo(JobState.CANCELLED);
  }

  @Test
  void anAbortByTheJobsNameDropsWhatIsUnderWay() throws IOException {
    var name = command.file().toRealPath().toString();
    command.doAt(
        "(record 02)",
        () -> assertThat(ask("abort", "--map", map().toString(), "--job", name)).isZero());

    assertThat(command.create()).as(said()).isEqualTo(130);

    assertThat(other.out()).contains("It will drop what is under way");
    assertThat(state()).isEqualTo(JobState.ABORTED);
    assertThat(command.create("--resume")).as(said()).isZero();
    assertThat(titles()).containsExactly("Row 1", "Row 2", "Row 3", "Row 4", "Row 5");
  }

  @Test
  void aJobIsFoundByItsIdToo() {
    command.doAt("(record 02)", () -> assertThat(ask("cancel", byId())).as(other.err()).isZero());

    assertThat(command.create()).as(said()).isEqualTo(130);
  }

  private String[] byId() {
    try (var store = SqliteIdMap.open(map())) {
      var id = store.jobs().get(0).id().toString();
      return new String[] {"--map", map().toString(), "--job", id};
    }
  }

  @Test
  void aJobThatNobodyRunsIsRefused() {
    assertThat(command.create()).isZero();

    assertThat(ask("cancel", "--config", command.file().toString())).isEqualTo(2);
    assertThat(other.err()).contains("is not running: it stands FINISHED.");
    assertThat(state()).isEqualTo(JobState.FINISHED);
  }

  @Test
  void ofANameTheOneThatRunsIsAsked() {
    stopAfterTwoRows();
    command.doAt("(record 02)", () -> ask("cancel", "--config", command.file().toString()));

    assertThat(command.create("--new")).as(said()).isEqualTo(130);
    try (var store = SqliteIdMap.open(map())) {
      assertThat(store.jobs())
          .extracting(JobRecord::state)
          .containsExactly(JobState.CANCELLED, JobState.CANCELLED);
    }
  }

  @Test
  void theConfigurationOfAnotherSiteStopsNoJobOfItsNameHere() throws IOException {
    command.config("job_name: import");
    var elsewhere = directory.resolve("elsewhere.yml");
    Files.writeString(
        elsewhere,
        Files.readString(command.file())
            .replace(site.uri().toString(), "https://elsewhere.example.org"));
    command.doAt(
        "(record 02)",
        () -> assertThat(ask("cancel", "--config", elsewhere.toString())).isEqualTo(2));

    assertThat(command.create()).as(said()).isZero();

    assertThat(other.err())
        .contains("There is no job import on https://elsewhere.example.org in ID map " + map());
  }

  @Test
  void ofANameThatRunsOnTwoSitesNoneIsAskedButTheIdsAreNamed() throws IOException {
    command.config("job_name: import");
    var id = new JobId(new UUID(1, 2));
    var key = new JobKey("https://elsewhere.example.org", "import");
    command.doAt(
        "(record 02)",
        () -> {
          try (var store = SqliteIdMap.open(map());
              var session = store.claim(new JobClaim(id, false, false, key, "input", "", 0))) {
            assertThat(session.job().state()).isEqualTo(JobState.RUNNING);
            assertThat(ask("cancel", "--map", map().toString(), "--job", "import")).isEqualTo(2);
          }
        });

    assertThat(command.create()).as(said()).isZero();

    assertThat(other.err())
        .contains(id + " of all rows on https://elsewhere.example.org")
        .contains(" on " + site.uri());
  }

  @Test
  void whatIsMissingIsNamed() {
    assertThat(ask("cancel", "--job", "x")).isEqualTo(2);
    assertThat(other.err()).contains("--id-map or --config is needed");
    assertThat(ask("cancel", "--config", command.file().toString())).isEqualTo(2);
    assertThat(other.err()).contains("There is no ID map at " + map());
    assertThat(map()).doesNotExist();
    assertThat(command.create()).isZero();
    assertThat(ask("abort", "--map", map().toString())).isEqualTo(2);
    assertThat(other.err()).contains("--job is needed");
    assertThat(ask("abort", "--map", map().toString(), "--job", "nobody's")).isEqualTo(2);
    assertThat(other.err()).contains("There is no job nobody's in ");
  }

  @Test
  void theMapStaysAsItIsWhereAJobKeepsNone() throws IOException {
    command.config("csv_id_to_node_id_map_path: false");
    command.doAt("(record 02)", () -> ask("cancel", "--config", command.file().toString()));

    assertThat(command.create()).as(said()).isEqualTo(130);
    assertThat(command.create("--resume")).as(said()).isZero();
  }

  @Test
  void anotherProcessStopsARunThatWaitsForAnAnswer() throws Exception {
    command.config("concurrency: 2");
    site.faults().add(Fault.on("POST", "/node").nth(3).hangAfterWork());
    try (var child = ChildRun.start(command.file())) {
      await(child);
      try (var asker = ask(child, "abort")) {
        assertThat(asker.await()).as(asker.said().toString()).isZero();
      }

      assertThat(child.await()).as("without the site's answer").isEqualTo(130);
      assertThat(child.said()).anyMatch(line -> line.startsWith("The job was aborted by process "));
    }
    site.faults().clear();
    assertThat(command.create("--resume")).as(said()).isZero();
    assertThat(site.nodes()).extracting(Entity::title).doesNotHaveDuplicates().hasSize(5);
  }

  private ChildRun ask(ChildRun running, String verb) throws IOException {
    assertThat(running.said()).isNotNull();
    return ChildRun.of(java.util.List.of(verb, "--config", command.file().toString()));
  }

  private void await(ChildRun child) throws InterruptedException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
    while (site.faults().fired() < 1) {
      assertThat(System.nanoTime()).as("the fault is hit in time").isLessThan(until);
      assertThat(child.endsWithin(java.time.Duration.ofMillis(5))).isFalse();
    }
  }

  @Test
  void aRollbackIsCancelledAndTheSameCommandGoesOn() throws IOException {
    assertThat(command.create()).isZero();
    command.doAt("/node/4 deleted.", () -> ask("cancel", "--config", command.file().toString()));

    assertThat(rollBack()).as(said()).isEqualTo(130);

    assertThat(command.out()).contains("was cancelled by process ");
    assertThat(site.nodes()).isNotEmpty();
    assertThat(rollBack()).as(said()).isZero();
    assertThat(site.nodes()).isEmpty();
    assertThat(Files.exists(map())).isTrue();
  }

  private int rollBack() {
    return command.run("rollback", "--config", command.file().toString());
  }
}
