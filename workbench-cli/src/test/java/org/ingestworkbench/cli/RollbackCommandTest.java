package org.ingestworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.ingestworkbench.cli.console.Interrupts;
import org.ingestworkbench.sqlite.SqliteIdMap;
import org.ingestworkbench.standin.Entity;
import org.ingestworkbench.standin.Fault;
import org.ingestworkbench.store.JobClaim;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(300)
class RollbackCommandTest extends RollbackCommandCase {

  @Test
  void whatTheJobMadeIsCountedThenDeletedChildrenFirst() throws IOException {
    assertThat(rollBack()).as(said()).isZero();
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
    assertThat(command.run("--config", command.file().toString(), "--new"))
        .as("the alias is still that of the first job's node; " + said())
        .isEqualTo(1);
    assertThat(rollBack()).as(said()).isZero();
    assertThat(rollBack()).isZero();
    assertThat(site.nodes()).extracting(Entity::id).containsExactly(1L, 2L, 3L);
    assertThat(rollBack("--job", jobIds().get(1))).as(said()).isZero();
    assertNothingLeft();
  }

  /** Newest first. */
  private java.util.List<String> jobIds() {
    command.run("jobs", "--map", map().toString());
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
    assertThat(command.create()).as(said()).isZero();
    assertThat(site.nodes()).extracting(Entity::title).containsExactly("Parent", "Child", "Other");
    assertThat(site.media()).hasSize(2);
  }

  @Test
  void aRollbackThatWasKilledBeforeItsLastWordIsFinishedBeforeTheJobIsRun() {
    rollBack();
    var file = map();
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
    assertThat(rollBack()).as(said()).isZero();
    assertNothingLeft();
  }

  @Test
  void anAnswerThatIsLostForGoodLeavesTheRestForTheNextRollback() {
    var fault = Fault.on("DELETE", "/node/*").loseAnswer();
    site.faults().add(fault);
    assertThat(rollBack()).isNotZero();
    site.faults().clear();
    assertThat(rollBack()).as(said()).isZero();
    assertNothingLeft();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/node/*", "/node/*/media"})
  void aNotFoundThatIsNotDrupalsOwnTakesNothingForGone(String address) {
    site.faults().add(Fault.on("GET", address).answer(404));
    assertThat(rollBack()).as(command.out()).isNotZero();
    site.faults().clear();
    assertThat(rollBack()).as(said()).isZero();
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
    assertThat(rollBack()).as(said()).isZero();
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
    assertThat(rollBack()).as(said()).isZero();
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
}
