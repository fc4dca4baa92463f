package org.ingestworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.ingestworkbench.cli.console.Interrupts;
import org.ingestworkbench.standin.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ID map of a job is lost, and the site is asked what it has of it. */
@Timeout(300)
class RebuildMapCommandTest {

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
  @ValueSource(booleans = {true, false})
  void aWholeJobIsFoundWholeAndTheResumeMakesNothing(boolean jsonApi) throws IOException {
    room.site.jsonApi(jsonApi);
    var id = room.lost();
    assertThat(room.rebuild(id)).as(room.command.out() + room.command.err()).isZero();
    assertThat(room.command.out())
        .contains(
            "Rows: "
                + LostMapFixture.ROWS
                + " complete, 0 in part, 0 missing, 0 that nobody can tell of.",
            "Found: " + LostMapFixture.ROWS + " nodes, 6 pages, 14 media, 4 URL aliases.",
            "--resume");
    room.rows.mustBe(room.site);
    room.resumeMakesNothing();
    assertThat(room.rollBack()).as(room.command.out() + room.command.err()).isZero();
    assertThat(room.site.nodes()).isEmpty();
    assertThat(room.site.media()).isEmpty();
    assertThat(room.site.files()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void ofAJobThatWasKilledTheResumeMakesJustWhatIsMissing(boolean jsonApi)
      throws IOException, InterruptedException {
    room.site.jsonApi(jsonApi);
    room.site.faults().add(Fault.on("POST", "/entity/media").nth(7).hangAfterWork());
    try (var child = ChildRun.start(room.command.file())) {
      while (room.site.faults().fired() == 0 && !child.endsWithin(Duration.ofMillis(20))) {
        Thread.onSpinWait();
      }
      child.kill();
    }
    room.site.faults().release();
    room.site.faults().clear();
    Files.delete(room.map());
    var id = room.jobId();
    int before = room.site.nodes().size();
    assertThat(room.rebuild(id)).as(room.command.out() + room.command.err()).isZero();
    assertThat(room.site.nodes()).hasSize(before);
    room.resume();
    room.rows.mustBe(room.site);
  }

  @Test
  void fiftyUuidsAreAskedForAtOnce() throws IOException {
    room.site.jsonApi(true);
    var id = room.lost();
    room.site.requests().clear();
    room.rebuild(id);
    var asked =
        room.site.requests().list().stream()
            .filter(request -> request.path().startsWith("/jsonapi/"))
            .toList();
    // Once to see whether anything is there, once to write it down: nodes, media, aliases, pages.
    assertThat(asked).as(asked.toString()).hasSizeLessThanOrEqualTo(10);
  }

  @Test
  void anotherJobsIdFindsNothingAndWritesNoMap() throws IOException {
    room.site.jsonApi(true);
    room.lost();
    assertThat(room.rebuild(UUID.randomUUID().toString())).isEqualTo(2);
    assertThat(room.command.out())
        .contains("was found at " + room.site.uri(), "No map was written.");
    assertThat(room.map()).doesNotExist();
  }

  @Test
  void aMapThatHasTheJobIsLeftAlone() throws IOException {
    assertThat(room.command.create()).isZero();
    assertThat(room.rebuild(room.jobId())).isEqualTo(2);
    assertThat(room.command.err()).contains("already");
  }

  @Test
  void whatIsNoIdIsWrong() {
    assertThat(room.rebuild("17")).isEqualTo(2);
    assertThat(room.command.err()).contains("\"17\" is no job ID");
    assertThat(room.command.run("rebuild-map", "--config", room.command.file().toString()))
        .isEqualTo(2);
    assertThat(room.command.err()).contains("--job-id is needed");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aJobThatWasRolledBackAndRunAgainIsFoundUnderItsNewUuids(boolean jsonApi) throws IOException {
    room.site.jsonApi(jsonApi);
    assertThat(room.command.create()).isZero();
    room.rollBack();
    assertThat(room.site.nodes()).isEmpty();
    assertThat(room.command.create("--resume"))
        .as(room.command.out() + room.command.err())
        .isZero();
    Files.delete(room.map());
    assertThat(room.rebuild(room.jobId())).as(room.command.out() + room.command.err()).isZero();
    assertThat(room.command.out()).contains("Rows: " + LostMapFixture.ROWS + " complete");
    room.resumeMakesNothing();
  }

  @Test
  void theRollbackCsvTellsTheJobsId() throws IOException {
    room.lost();
    assertThat(
            room.command.run(
                "rebuild-map",
                "--config",
                room.command.file().toString(),
                "--rollback",
                room.rollbackCsv()))
        .as(room.command.out() + room.command.err())
        .isZero();
    assertThat(room.command.out()).contains("Rows: " + LostMapFixture.ROWS + " complete");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void afterARollbackWhatIsMissingIsMadeUnderTheNewUuids(boolean jsonApi) throws IOException {
    room.site.jsonApi(jsonApi);
    assertThat(room.command.create()).isZero();
    room.rollBack();
    room.site.faults().add(Fault.on("POST", "/entity/media").nth(6).answer(403));
    room.command.interruptAt("Row 11\" (record 11) created", Interrupts.Kind.INT);
    room.command.create("--resume");
    room.site.faults().clear();
    var made = room.site.nodes().size();
    assertThat(made).isBetween(1, room.rows.nodes() - 1);
    Files.delete(room.map());
    var id = room.jobId();
    assertThat(room.rebuild(id)).as(room.command.out() + room.command.err()).isZero();
    assertThat(room.command.out()).doesNotContain(" 0 missing");
    room.resume();
    room.rows.mustBe(room.site);
    Files.delete(room.map());
    assertThat(room.rebuild(id)).as(room.command.out() + room.command.err()).isZero();
    assertThat(room.command.out()).contains("Rows: " + LostMapFixture.ROWS + " complete");
  }
}
