package org.ingestworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.ingestworkbench.cli.console.Interrupts;
import org.ingestworkbench.standin.Fault;
import org.ingestworkbench.standin.StandIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Making a lost map again where something stands against it. */
@Tag("heavy")
@Timeout(300)
class RebuildMapDoubtsTest {

  @TempDir Path directory;
  private LostMapFixture room;

  @BeforeEach
  void start() throws IOException {
    room = new LostMapFixture(directory);
  }

  @AfterEach
  void stop() {
    room.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--rollback", "--log"})
  void onASiteWithManyNodesAFileSaysWhereTheyAre(String option) throws IOException {
    room.othersNodes();
    room.config("rollback_file_include_node_info: true");
    var id = room.lost();
    var file = option.equals("--log") ? room.command.log() : directory.resolve("rollback.csv");
    assertThat(room.rebuild(id, option, file.toString()))
        .as(room.command.out() + room.command.err())
        .isZero();
    assertThat(room.command.out()).contains("Rows: " + LostMapFixture.ROWS + " complete");
    room.resumeMakesNothing();
  }

  @Test
  void bareNodeIdsSayWhereToBegin() throws IOException {
    room.othersNodes();
    var id = room.lost();
    room.site.requests().clear();
    var csv = room.rollbackCsv();
    assertThat(room.rebuild(id, "--rollback", csv))
        .as(room.command.out() + room.command.err())
        .isZero();
    assertThat(room.command.out()).contains("Rows: " + LostMapFixture.ROWS + " complete");
    assertThat(room.site.requests().list().stream().filter(r -> r.path().matches("/node/[0-9]+")))
        .as("each node is looked at about once")
        .hasSizeLessThan(3 * room.rows.nodes());
  }

  @Test
  void withoutAnyHintNothingIsMadeTwice() throws IOException {
    room.othersNodes();
    int before = room.site.nodes().size();
    var id = room.lost();
    room.rebuild(id);
    room.command.create("--resume");
    assertThat(room.site.nodes()).as(room.command.out()).hasSize(before + room.rows.nodes());
    assertThat(room.site.media()).hasSize(14);
    assertThat(room.site.aliases()).hasSize(4);
  }

  @Test
  void aBetterHintIsUsedByTheSameCommandAgain() throws IOException {
    room.othersNodes();
    var id = room.lost();
    room.rebuild(id);
    assertThat(room.command.out()).contains("22 nodes the site does not tell the ID");
    assertThat(room.rebuild(id, "--rollback", room.rollbackCsv()))
        .as(room.command.out() + room.command.err())
        .isZero();
    assertThat(room.command.out())
        .contains("Rows: " + LostMapFixture.ROWS + " complete")
        .doesNotContain("does not tell the ID");
    room.resumeMakesNothing();
    assertThat(room.rebuild(id)).isEqualTo(2);
    assertThat(room.command.err()).contains("already");
  }

  @Test
  void oneThatGoesOnKnowsWhereItWas() throws IOException {
    room.othersNodes();
    var id = room.lost();
    room.site
        .faults()
        .add(Fault.on("POST", "/node").nth(12).answer(503).header("Retry-After", "60"));
    room.command.interruptAt("Waiting 60 s", Interrupts.Kind.INT);
    var hint = room.rollbackCsv();
    assertThat(room.rebuild(id, "--rollback", hint)).as(room.command.out()).isEqualTo(130);
    assertThat(room.rebuild(id)).as(room.command.out() + room.command.err()).isZero();
    assertThat(room.command.out()).contains("Rows: " + LostMapFixture.ROWS + " complete");
    room.resumeMakesNothing();
  }

  private void stoppedAtTheThirdQuestion() {
    room.site
        .faults()
        .add(Fault.on("GET", "/jsonapi/node/*").nth(3).answer(503).header("Retry-After", "60"));
    room.command.interruptAt("Waiting 60 s", Interrupts.Kind.INT);
  }

  @Test
  void oneThatWasInterruptedGoesOnByItselfAndIsNotResumedBefore() throws IOException {
    room.site.jsonApi(true);
    var id = room.lost();
    stoppedAtTheThirdQuestion();
    assertThat(room.rebuild(id)).as(room.command.out() + room.command.err()).isEqualTo(130);
    assertThat(room.command.out()).contains("Not at its end:", "rebuild-map --config");
    assertThat(room.command.create("--resume")).isEqualTo(2);
    assertThat(room.command.err()).contains("rebuild-map --job-id " + id);
    assertThat(room.rebuild(id)).as(room.command.out() + room.command.err()).isZero();
    assertThat(room.command.out()).contains("Rows: " + LostMapFixture.ROWS + " complete");
    room.resumeMakesNothing();
  }

  @Test
  void oneQuestionThatFailsDoesNotStopIt() throws IOException {
    room.site.jsonApi(true);
    room.config("http_max_retries: 0");
    var id = room.lost();
    room.site.faults().add(Fault.on("GET", "/jsonapi/node/*").nth(3).answer(500));
    assertThat(room.rebuild(id)).as(room.command.out() + room.command.err()).isZero();
    assertThat(room.command.out()).contains("Rows: " + LostMapFixture.ROWS + " complete");
    room.resumeMakesNothing();
  }

  @Test
  void theCheckSaysThatAMapIsNotWholeYet() throws IOException {
    room.site.jsonApi(true);
    var id = room.lost();
    stoppedAtTheThirdQuestion();
    room.rebuild(id);
    assertThat(room.command.create("--check", "--resume", "--format", "json")).isEqualTo(2);
    assertThat(room.command.out()).contains("\"JOB_UNFINISHED\"", "rebuild-map --job-id " + id);
    assertThat(room.rollBack()).isEqualTo(2);
    assertThat(room.command.err()).contains("rebuild-map --job-id " + id);
    assertThat(room.site.nodes()).hasSize(room.rows.nodes());
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void oneThatIsKilledGoesOn(int request) throws IOException, InterruptedException {
    room.site.jsonApi(true);
    var id = room.lost();
    room.site.faults().add(Fault.on("GET", "/jsonapi/node/*").nth(request).hangAfterWork());
    var arguments =
        List.of("rebuild-map", "--config", room.command.file().toString(), "--job-id", id);
    try (var child = ChildRun.of(arguments)) {
      while (room.site.faults().fired() == 0 && !child.endsWithin(Duration.ofMillis(20))) {
        Thread.onSpinWait();
      }
      child.kill();
    }
    room.site.faults().release();
    room.site.faults().clear();
    assertThat(room.rebuild(id)).as(room.command.out() + room.command.err()).isZero();
    assertThat(room.command.out()).contains("Rows: " + LostMapFixture.ROWS + " complete");
    room.resumeMakesNothing();
  }

  @Test
  void ctrlCEndsItAndTheSameCommandGoesOn() throws IOException {
    room.site.jsonApi(true);
    var id = room.lost();
    room.site
        .faults()
        .add(Fault.on("GET", "/jsonapi/node/*").nth(3).answer(503).header("Retry-After", "60"));
    room.command.interruptAt("Waiting 60 s", Interrupts.Kind.INT);
    assertThat(room.rebuild(id)).as(room.command.out() + room.command.err()).isEqualTo(130);
    assertThat(room.command.out()).contains("Not at its end: It was cancelled.");
    assertThat(room.rebuild(id)).as(room.command.out() + room.command.err()).isZero();
    room.resume();
    room.rows.mustBe(room.site);
  }

  @Test
  void anAccountThatMayNotAskTellsNothingAndWritesNoMap() throws IOException {
    var id = room.lost();
    room.site.faults().add(Fault.on("POST", "/node").answer(403));
    assertThat(room.rebuild(id)).isEqualTo(2);
    assertThat(room.command.out()).contains("No map was written", "it could not be told");
    assertThat(room.map()).doesNotExist();
  }

  @Test
  void withARollbackFileAnAccountThatMayNotAskFindsWhatItSees() throws IOException {
    room.config("rollback_file_include_node_info: true");
    var id = room.lost();
    room.site.faults().add(Fault.on("POST", "/node").answer(403));
    room.site.faults().add(Fault.on("GET", "/node/*/media").answer(403));
    int code = room.rebuild(id, "--rollback", room.rollbackCsv());
    assertThat(code).as(room.command.out() + room.command.err()).isEqualTo(1);
    assertThat(room.command.out()).contains("What cannot be told: ");
    room.site.faults().clear();
    room.resume();
    room.rows.mustBe(room.site);
  }

  @Test
  void anotherSiteHasNothingOfIt() throws IOException {
    var id = room.lost();
    try (var other = StandIn.builder().start()) {
      room.config("host: " + other.uri());
      assertThat(room.rebuild(id)).isEqualTo(2);
      assertThat(room.command.out()).contains("was found at " + other.uri(), "No map was written.");
      assertThat(room.map()).doesNotExist();
      assertThat(other.nodes()).isEmpty();
    }
  }

  @Test
  void rowsOfAnotherInputAreNotTheJobs() throws IOException {
    room.site.jsonApi(true);
    var id = room.lost();
    room.command.csv(room.rows.csv()[0], "3,Row 3,Image,,,,,/row-3,,", "x,X,Image,,,,,,,");
    assertThat(room.rebuild(id)).as(room.command.out() + room.command.err()).isZero();
    assertThat(room.command.out()).contains("Rows: 1 complete, 0 in part, 1 missing");
  }
}
