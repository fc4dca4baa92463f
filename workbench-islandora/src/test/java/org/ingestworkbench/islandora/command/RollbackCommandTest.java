package org.ingestworkbench.islandora.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ingestworkbench.spi.JobClaim;
import org.ingestworkbench.sqlite.SqliteIdMap;
import org.ingestworkbench.standin.Entity;
import org.ingestworkbench.standin.Fault;
import org.ingestworkbench.standin.StandIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(180)
class RollbackCommandTest {

  @TempDir Path directory;
  private StandIn site;
  private CommandRun command;

  @BeforeEach
  void ingest() throws IOException {
    site = StandIn.builder().start();
    for (var name : new String[] {"a.txt", "b.txt"}) {
      Files.writeString(directory.resolve(name), name);
    }
    command = new CommandRun(directory, site);
    command
        .config("http_backoff_factor: 0")
        .csv(
            "id,title,field_model,parent_id,field_member_of,url_alias,file",
            "1,Parent,Image,,,/parent,a.txt",
            "2,Child,Image,1,,,b.txt",
            "3,Other,Image,,,,");
    assertThat(command.create()).as(command.out() + command.err()).isZero();
  }

  @AfterEach
  void stop() {
    site.faults().release();
    site.close();
  }

  private int rollBack(String... more) {
    var arguments = new java.util.ArrayList<String>();
    arguments.addAll(java.util.List.of("rollback", "--config", command.file().toString()));
    arguments.addAll(java.util.List.of(more));
    return command.run(arguments.toArray(String[]::new));
  }

  private void assertNothingLeft() {
    assertThat(site.nodes()).isEmpty();
    assertThat(site.media()).isEmpty();
    assertThat(site.files()).isEmpty();
    assertThat(site.aliases()).isEmpty();
  }

  @Test
  void whatTheJobMadeIsCountedThenDeletedChildrenFirst() throws IOException {
    assertThat(rollBack()).as(command.out() + command.err()).isZero();
    assertNothingLeft();
    assertThat(command.out().lines())
        .containsSubsequence(
            "To delete of job "
                + command.file().toRealPath()
                + " on "
                + site.uri()
                + ": 3 nodes, 2 media, 1 URL aliases.",
            "Node " + site.uri() + "/node/3 deleted.",
            "Node " + site.uri() + "/node/2 deleted.",
            "Node " + site.uri() + "/node/1 deleted.",
            "Job ROLLED_BACK: 3 node, 2 media, 2 file, 1 alias deleted");
    assertThat(rollBack()).isZero();
    assertThat(command.out()).contains("nothing.", "rolled back already", "Nothing was deleted.");
  }

  @Test
  void theSameCommandTwiceLeavesLastMonthsJobAloneWhichGoesByItsId() {
    assertThat(command.run("--config", command.file().toString(), "--new")).isZero();
    assertThat(rollBack()).as(command.out() + command.err()).isZero();
    assertThat(rollBack()).isZero();
    assertThat(site.nodes()).extracting(Entity::id).containsExactly(1L, 2L, 3L);
    assertThat(rollBack("--job", jobIds().get(1))).as(command.out() + command.err()).isZero();
    assertNothingLeft();
  }

  /** Newest first. */
  private java.util.List<String> jobIds() {
    command.run("jobs", "--map", directory.resolve("csv_id_to_node_id_map.db").toString());
    return command
        .out()
        .lines()
        .filter(line -> line.startsWith("  job ID"))
        .map(line -> line.substring(line.lastIndexOf(' ') + 1))
        .toList();
  }

  @Test
  void theJobRunAgainMakesEverythingAgainOnce() {
    rollBack();
    assertThat(command.create()).as(command.out() + command.err()).isZero();
    assertThat(site.nodes()).extracting(Entity::title).containsExactly("Parent", "Child", "Other");
    assertThat(site.media()).hasSize(2);
  }

  @Test
  void aRollbackThatWasKilledBeforeItsLastWordIsFinishedBeforeTheJobIsRun() {
    rollBack();
    var file = directory.resolve("csv_id_to_node_id_map.db");
    try (var map = SqliteIdMap.open(file)) {
      var job = map.jobs().get(0);
      var claim =
          new JobClaim(job.id(), true, false, job.key(), job.input(), job.settings(), job.seed());
      try (var killed = map.claim(claim)) {
        killed.rollingBack();
      }
    }
    command.run("jobs", "--map", file.toString());
    assertThat(command.out()).contains("ROLLING_BACK", "to finish it", "rollback --config");
    assertThat(command.run("--config", command.file().toString(), "--resume")).isNotZero();
    assertThat(command.err()).contains("workbench rollback --job");
    assertThat(rollBack()).isZero();
    assertThat(command.out()).contains("nothing.", "Job ROLLED_BACK");
    assertThat(command.create()).as(command.err()).isZero();
  }

  @Test
  void aDryRunDeletesNothing() {
    assertThat(rollBack("--dry-run")).isZero();
    assertThat(command.out()).contains("/node/1 would be deleted.");
    assertThat(site.nodes()).hasSize(3);
    assertThat(site.files()).hasSize(2);
  }

  @Test
  void aJobIsFoundByItsNameToo() throws IOException {
    var name = command.file().toRealPath().toString();
    assertThat(command.run("rollback", "--job", name)).as(command.err()).isZero();
    assertNothingLeft();
  }

  @Test
  void aNameThatIsNoJobIsWrong() {
    assertThat(rollBack("--job", "nobody's")).isEqualTo(2);
    assertThat(command.err()).contains("There is no job nobody's");
    assertThat(site.nodes()).hasSize(3);
  }

  @Test
  void withoutAConfigurationItSaysWhatIsNeeded() {
    assertThat(command.run("rollback", "--job", "x")).isEqualTo(2);
    assertThat(command.err()).contains("--config");
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 504, 408, 429})
  void aServersFaultIsTriedAgain(int status) {
    site.faults().add(Fault.on("DELETE", "/**").nth(1).answer(status));
    site.faults().add(Fault.on("DELETE", "/node/*").nth(2).loseAnswer());
    assertThat(rollBack()).as(command.out() + command.err()).isZero();
    assertNothingLeft();
  }

  @Test
  void anAnswerThatIsLostForGoodLeavesTheRestForTheNextRollback() {
    var fault = Fault.on("DELETE", "/node/*").loseAnswer();
    site.faults().add(fault);
    assertThat(rollBack()).isNotZero();
    site.faults().clear();
    assertThat(rollBack()).as(command.out() + command.err()).isZero();
    assertNothingLeft();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/node/*", "/node/*/media"})
  void aNotFoundThatIsNotDrupalsOwnTakesNothingForGone(String address) {
    site.faults().add(Fault.on("GET", address).answer(404));
    assertThat(rollBack()).as(command.out()).isNotZero();
    site.faults().clear();
    assertThat(rollBack()).as(command.out() + command.err()).isZero();
    assertNothingLeft();
  }

  @Test
  void aRefusalIsToldAndTheNodeStays() {
    site.faults().add(Fault.on("DELETE", "/node/3").answer(403));
    assertThat(rollBack()).isEqualTo(1);
    assertThat(site.nodes()).extracting(Entity::title).containsExactly("Other");
    assertThat(command.out()).contains("/node/3 of row 3 is left");
  }

  @Test
  void aPasswordThatWasChangedStopsItAndNothingIsLost() {
    site.changePassword("ingester", "another");
    assertThat(rollBack()).isEqualTo(3);
    site.changePassword("ingester", "ingester");
    assertThat(rollBack()).as(command.out() + command.err()).isZero();
    assertNothingLeft();
  }

  @Test
  void aRollbackThatIsKilledGoesOn() throws IOException, InterruptedException {
    site.faults().add(Fault.on("DELETE", "/node/2").nth(1).hangAfterWork());
    try (var child =
        ChildRun.start(command.file(), "rollback", "--config", command.file().toString())) {
      while (site.faults().fired() == 0 && !child.endsWithin(java.time.Duration.ofMillis(20))) {
        Thread.onSpinWait();
      }
      child.kill();
    }
    site.faults().release();
    assertThat(site.nodes()).extracting(Entity::title).containsExactly("Parent");
    assertThat(rollBack()).as(command.out() + command.err()).isZero();
    assertNothingLeft();
    assertThat(command.create()).isZero();
    assertThat(site.nodes()).hasSize(3);
  }

  @Test
  void ctrlCStopsItAndTheSameCommandGoesOn() {
    command.interruptAt("/node/3 deleted.", Interrupts.Kind.INT);
    assertThat(rollBack()).isEqualTo(130);
    assertThat(site.nodes()).hasSize(2);
    assertThat(rollBack()).isZero();
    assertNothingLeft();
  }

  private int runRollbackFile(String name) {
    return command
        .environment("ISLANDORA_WORKBENCH_PASSWORD", "ingester")
        .run("--config", directory.resolve(name).toString(), "--yes");
  }

  @Test
  void ourRollbackFilesAreRunAndTheJobMakesEverythingAgain() throws IOException {
    assertThat(runRollbackFile("rollback.yml")).as(command.out() + command.err()).isZero();
    assertThat(command.out())
        .contains(
            "To delete: 3 nodes with all their media.",
            "Those that job " + command.file().toRealPath() + " on " + site.uri());
    assertNothingLeft();
    assertThat(command.create("--resume")).as(command.out() + command.err()).isZero();
    assertThat(site.nodes()).extracting(Entity::title).containsExactly("Parent", "Child", "Other");
    assertThat(site.media()).hasSize(2);
  }

  @Test
  void anIdWithNoughtsBeforeItIsTheSameNodeOfTheJob() throws IOException {
    Files.writeString(directory.resolve("rollback.csv"), "node_id\n003\n");
    assertThat(runRollbackFile("rollback.yml")).as(command.out() + command.err()).isZero();
    assertThat(command.create("--resume")).as(command.out() + command.err()).isZero();
    assertThat(site.nodes()).extracting(Entity::title).containsExactly("Parent", "Child", "Other");
  }

  @Test
  void nodesThatNoJobOfTheMapMadeLeaveItAsItIs() throws IOException {
    Files.writeString(directory.resolve("rollback.csv"), "node_id\n77\n");
    assertThat(runRollbackFile("rollback.yml")).as(command.out() + command.err()).isZero();
    assertThat(command.out()).contains("No job in the ID map " + directory);
  }

  @Test
  void withoutTheMapARollbackFileSaysThatItKnowsNothingElse() throws IOException {
    Files.delete(directory.resolve("csv_id_to_node_id_map.db"));
    assertThat(runRollbackFile("rollback.yml")).as(command.out() + command.err()).isZero();
    assertThat(command.out()).contains("There is no ID map at " + directory);
    assertNothingLeft();
  }

  @ParameterizedTest
  @ValueSource(strings = {"false", "elsewhere.db"})
  void aRollbackFileFindsTheJournalWhereverItIs(String map) throws IOException {
    var place = map.equals("false") ? map : directory.resolve(map).toString();
    rollBack();
    command.config("http_backoff_factor: 0", "csv_id_to_node_id_map_path: " + place);
    assertThat(command.create("--new")).as(command.out() + command.err()).isZero();
    var files = directory.toFile().list((dir, name) -> name.startsWith("rollback.2"));
    var newest = java.util.Arrays.stream(files).filter(name -> name.endsWith(".yml")).toList();
    assertThat(runRollbackFile(newest.get(0))).as(command.out() + command.err()).isZero();
    assertThat(command.out()).contains("Those that job ");
    assertNothingLeft();
  }

  @Test
  void workbenchsRollbackFilesAreRunWhateverIsGoneAlready() throws IOException {
    var csv = directory.resolve("wb.csv");
    Files.writeString(
        csv, "node_id\n# Generated by a \"create\" task started 2026\n# config file\n1\n2\n77\n");
    var yml = directory.resolve("wb.yml");
    Files.writeString(
        yml,
        "# Generated\ntask: delete\nhost: "
            + site.uri()
            + "\nusername: ingester\npassword:\nuse_workbench_permissions: false\n"
            + "input_dir: "
            + directory
            + "\nstandalone_media_url: false\nsecure_ssl_only: true\ninput_csv: "
            + csv
            + "\nlog_file_path: "
            + command.log()
            + "\n");
    command.environment("ISLANDORA_WORKBENCH_PASSWORD", "ingester");
    assertThat(command.run("--config", yml.toString())).as(command.err()).isZero();
    assertThat(site.nodes()).extracting(Entity::title).containsExactly("Other");
    assertThat(command.run("--config", yml.toString())).isZero();
    Files.writeString(csv, "node_id\nx\n");
    assertThat(command.run("--config", yml.toString())).isEqualTo(2);
    assertThat(command.err()).contains("\"x\" is no node ID");
  }
}
