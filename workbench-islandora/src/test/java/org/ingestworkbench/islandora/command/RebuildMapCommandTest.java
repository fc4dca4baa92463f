package org.ingestworkbench.islandora.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ingestworkbench.standin.Fault;
import org.ingestworkbench.standin.StandIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ID map of a job is lost, and the site is asked what it has of it. */
@Timeout(180)
class RebuildMapCommandTest {

  private static final int ROWS = 16;

  @TempDir Path directory;
  private StandIn site;
  private CommandRun command;
  private MixedRows rows;

  @BeforeEach
  void start() throws IOException {
    site = StandIn.builder().start();
    command = new CommandRun(directory, site);
    rows = MixedRows.in(directory, ROWS);
    command.csv(rows.csv()).config(settings("http_backoff_factor: 0"));
  }

  private static String[] settings(String... more) {
    return Stream.concat(Stream.of(MixedRows.settings()), Stream.of(more)).toArray(String[]::new);
  }

  @AfterEach
  void stop() {
    site.faults().release();
    site.close();
  }

  private Path map() {
    return directory.resolve("csv_id_to_node_id_map.db");
  }

  /** Runs the job and loses its map; gives the job's id. */
  private String lost(int code) throws IOException {
    assertThat(command.create()).as(command.out() + command.err()).isEqualTo(code);
    Files.delete(map());
    return jobId();
  }

  private String jobId() throws IOException {
    var line =
        command.logLines().stream()
            .filter(said -> said.contains("Starting job "))
            .reduce((one, two) -> two)
            .orElseThrow();
    return line.replaceFirst(".*\\(job ID (.*)\\)\\.", "$1");
  }

  private int rebuild(String id, String... more) {
    var arguments = new ArrayList<>(List.of("rebuild-map", "--config", command.file().toString()));
    arguments.addAll(List.of("--job-id", id));
    arguments.addAll(List.of(more));
    return command.run(arguments.toArray(String[]::new));
  }

  private void resume() {
    assertThat(command.create("--resume")).as(command.out() + command.err()).isZero();
  }

  /** How many requests were sent that make something or ask by trying to. */
  private long writes() {
    return site.requests().list().stream()
        .filter(request -> request.method().equals("POST"))
        .filter(request -> !request.path().contains("/user/"))
        .count();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aWholeJobIsFoundWholeAndTheResumeMakesNothing(boolean jsonApi) throws IOException {
    site.jsonApi(jsonApi);
    var id = lost(0);
    assertThat(rebuild(id)).as(command.out() + command.err()).isZero();
    assertThat(command.out())
        .contains(
            "Rows: " + ROWS + " complete, 0 in part, 0 missing, 0 that nobody can tell of.",
            "Found: " + ROWS + " nodes, 6 pages, 14 media, 4 URL aliases.",
            "--resume");
    rows.mustBe(site);
    site.requests().clear();
    resume();
    assertThat(writes()).isZero();
    rows.mustBe(site);
    assertThat(command.run("rollback", "--config", command.file().toString(), "--yes"))
        .as(command.out() + command.err())
        .isZero();
    assertThat(site.nodes()).isEmpty();
    assertThat(site.media()).isEmpty();
    assertThat(site.files()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void ofAJobThatWasKilledTheResumeMakesJustWhatIsMissing(boolean jsonApi)
      throws IOException, InterruptedException {
    site.jsonApi(jsonApi);
    site.faults().add(Fault.on("POST", "/entity/media").nth(7).hangAfterWork());
    try (var child = ChildRun.start(command.file())) {
      while (site.faults().fired() == 0 && !child.endsWithin(java.time.Duration.ofMillis(20))) {
        Thread.onSpinWait();
      }
      child.kill();
    }
    site.faults().release();
    site.faults().clear();
    Files.delete(map());
    var id = jobId();
    int before = site.nodes().size();
    assertThat(rebuild(id)).as(command.out() + command.err()).isZero();
    assertThat(site.nodes()).hasSize(before);
    resume();
    rows.mustBe(site);
  }

  @Test
  void fiftyUuidsAreAskedForAtOnce() throws IOException {
    site.jsonApi(true);
    var id = lost(0);
    site.requests().clear();
    rebuild(id);
    var asked =
        site.requests().list().stream()
            .filter(request -> request.path().startsWith("/jsonapi/"))
            .toList();
    // Once to see whether anything is there, once to write it down: nodes, media, aliases, pages.
    assertThat(asked).as(asked.toString()).hasSizeLessThanOrEqualTo(10);
  }

  @Test
  void anotherJobsIdFindsNothingAndWritesNoMap() throws IOException {
    site.jsonApi(true);
    lost(0);
    assertThat(rebuild(UUID.randomUUID().toString())).isEqualTo(2);
    assertThat(command.out()).contains("was found at " + site.uri(), "No map was written.");
    assertThat(map()).doesNotExist();
  }

  @Test
  void aMapThatHasTheJobIsLeftAlone() throws IOException {
    assertThat(command.create()).isZero();
    assertThat(rebuild(jobId())).isEqualTo(2);
    assertThat(command.err()).contains("already");
  }

  @Test
  void whatIsNoIdIsWrong() {
    assertThat(rebuild("17")).isEqualTo(2);
    assertThat(command.err()).contains("\"17\" is no job ID");
    assertThat(command.run("rebuild-map", "--config", command.file().toString())).isEqualTo(2);
    assertThat(command.err()).contains("--job-id is needed");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aJobThatWasRolledBackAndRunAgainIsFoundUnderItsNewUuids(boolean jsonApi) throws IOException {
    site.jsonApi(jsonApi);
    assertThat(command.create()).isZero();
    command.run("rollback", "--config", command.file().toString(), "--yes");
    assertThat(site.nodes()).isEmpty();
    assertThat(command.create("--resume")).as(command.out() + command.err()).isZero();
    Files.delete(map());
    assertThat(rebuild(jobId())).as(command.out() + command.err()).isZero();
    assertThat(command.out()).contains("Rows: " + ROWS + " complete");
    site.requests().clear();
    resume();
    assertThat(writes()).isZero();
  }

  /** More nodes of others than anybody would look through. */
  private void othersNodes() throws IOException {
    var other = new CommandRun(Files.createDirectory(directory.resolve("other")), site);
    var lines = Stream.of("id,title,field_model");
    var nodes = IntStream.range(0, 220).mapToObj(i -> i + ",Other " + i + ",Image");
    other.csv(Stream.concat(lines, nodes).toArray(String[]::new)).config("concurrency: 4");
    assertThat(other.create()).as(other.err()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--rollback", "--log"})
  void onASiteWithManyNodesAFileSaysWhereTheyAre(String option) throws IOException {
    othersNodes();
    command.config(settings("rollback_file_include_node_info: true"));
    var id = lost(0);
    var file = option.equals("--log") ? command.log() : directory.resolve("rollback.csv");
    assertThat(rebuild(id, option, file.toString())).as(command.out() + command.err()).isZero();
    assertThat(command.out()).contains("Rows: " + ROWS + " complete");
    site.requests().clear();
    resume();
    assertThat(writes()).isZero();
  }

  @Test
  void bareNodeIdsSayWhereToBegin() throws IOException {
    othersNodes();
    var id = lost(0);
    site.requests().clear();
    var csv = directory.resolve("rollback.csv").toString();
    assertThat(rebuild(id, "--rollback", csv)).as(command.out() + command.err()).isZero();
    assertThat(command.out()).contains("Rows: " + ROWS + " complete");
    assertThat(site.requests().list().stream().filter(r -> r.path().matches("/node/[0-9]+")))
        .as("each node is looked at about once")
        .hasSizeLessThan(3 * rows.nodes());
  }

  @Test
  void withoutAnyHintNothingIsMadeTwice() throws IOException {
    othersNodes();
    int before = site.nodes().size();
    var id = lost(0);
    rebuild(id);
    command.create("--resume");
    assertThat(site.nodes()).as(command.out()).hasSize(before + rows.nodes());
    assertThat(site.media()).hasSize(14);
    assertThat(site.aliases()).hasSize(4);
  }

  @Test
  void theRollbackCsvTellsTheJobsId() throws IOException {
    lost(0);
    assertThat(
            command.run(
                "rebuild-map",
                "--config",
                command.file().toString(),
                "--rollback",
                directory.resolve("rollback.csv").toString()))
        .as(command.out() + command.err())
        .isZero();
    assertThat(command.out()).contains("Rows: " + ROWS + " complete");
  }

  @Test
  void oneThatWasInterruptedGoesOnByItselfAndIsNotResumedBefore() throws IOException {
    site.jsonApi(true);
    command.config(settings("http_max_retries: 0"));
    var id = lost(0);
    site.faults().add(Fault.on("GET", "/jsonapi/node/*").nth(3).answer(500));
    assertThat(rebuild(id)).as(command.out() + command.err()).isEqualTo(3);
    assertThat(command.out()).contains("Not at its end:", "rebuild-map --config");
    assertThat(command.create("--resume")).isEqualTo(2);
    assertThat(command.err()).contains("rebuild-map --job-id " + id);
    assertThat(rebuild(id)).as(command.out() + command.err()).isZero();
    assertThat(command.out()).contains("Rows: " + ROWS + " complete");
    site.requests().clear();
    resume();
    assertThat(writes()).isZero();
    rows.mustBe(site);
  }
}
