package org.ingestworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.ingestworkbench.sqlite.SqliteIdMap;
import org.ingestworkbench.standin.Entity;
import org.ingestworkbench.standin.Fault;
import org.ingestworkbench.store.MapEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Real signals to a real process; the site outlives it. */
@Timeout(300)
class SignalsTest extends CommandCase {

  private static final String DEFINITIONS = "/islandora_workbench_integration/**";
  private static final int ROWS = 24;
  private static final int KILLS = 5;

  @BeforeEach
  void start() throws IOException {
    assumeThat(System.getProperty("os.name")).as("signals").doesNotContain("Windows");
    var rows = new ArrayList<>(List.of("id,title,field_model,file"));
    for (int i = 1; i <= ROWS; i++) {
      rows.add("%02d,Row %d,Image,%02d.txt".formatted(i, i, i));
      Files.writeString(directory.resolve("%02d.txt".formatted(i)), "file of row " + i);
    }
    command.config("concurrency: 2").csv(rows.toArray(String[]::new));
  }

  @Test
  void oneCtrlCLetsTheRowsUnderWayComeToTheirEnd() throws Exception {
    int code = signalWhileANodeIsBeingMade("INT");

    assertThat(code).isEqualTo(130);
    assertThat(site.nodes()).isNotEmpty().hasSizeLessThan(ROWS);
    assertThat(site.media()).as("no row was left half made").hasSameSizeAs(site.nodes());
    resumeAndCompare();
  }

  @Test
  void sigtermEndsItTheSameWayWithItsOwnCode() throws Exception {
    int code = signalWhileANodeIsBeingMade("TERM");

    assertThat(code).isEqualTo(143);
    assertThat(site.nodes()).isNotEmpty().hasSizeLessThan(ROWS);
    resumeAndCompare();
  }

  /** The site's slow answer ends when the command has said that it stops. */
  private int signalWhileANodeIsBeingMade(String signal) throws Exception {
    site.faults().add(Fault.on("POST", "/node").nth(4).hangAfterWork());
    try (var child = ChildRun.start(command.file())) {
      awaitHits(1, child);
      child.signal(signal);
      child.awaitLine("Exiting before entire CSV processed. See log for more info.");
      child.awaitLine("To resume: ");
      site.faults().clear();
      int code = child.await();
      assertThat(child.said()).anyMatch(line -> line.endsWith("--resume"));
      return code;
    }
  }

  @Test
  void twoSignalsDropWhatIsUnderWay() throws Exception {
    site.faults().add(Fault.on("POST", "/node").nth(4).hangAfterWork());
    try (var child = ChildRun.start(command.file())) {
      awaitHits(1, child);
      child.signal("INT");
      child.awaitLine("To resume: ");
      child.signal("INT");
      child.awaitLine("Aborting");

      assertThat(child.await()).as("without the site's answer").isEqualTo(130);
    }
    site.faults().clear();
    resumeAndCompare();
  }

  @Test
  void aSlowUploadIsFinishedWithItsMediumAndItsRowIsNamed() throws Exception {
    site.faults().add(Fault.on("POST", "/file/upload/**").nth(5).hangBeforeWork());
    try (var child = ChildRun.start(command.file(), "--concurrency", "1")) {
      awaitHits(1, child);
      child.signal("INT");
      int row = rowWaitedFor(child);
      site.faults().clear();

      assertThat(child.await()).isEqualTo(130);
      assertThat(child.said())
          .contains(
              "The job was cancelled. It stopped after row 0%d (line %d).".formatted(row, row + 1));
      assertThat(site.nodes()).hasSize(row);
      assertThat(site.media()).hasSize(row);
    }
    resumeAndCompare();
  }

  private static int rowWaitedFor(ChildRun child) throws InterruptedException {
    var line = child.awaitLine("Waiting for the rows under way: ");
    return Integer.parseInt(line.replaceAll("^.*way: (\\d+); once more to drop them[.]$", "$1"));
  }

  @Test
  void aSecondSignalDropsASlowUploadAndItIsSentAgainLater() throws Exception {
    site.faults().add(Fault.on("POST", "/file/upload/**").nth(5).hangAfterWork());
    try (var child = ChildRun.start(command.file(), "--concurrency", "1")) {
      awaitHits(1, child);
      child.signal("TERM");
      int row = rowWaitedFor(child);
      child.signal("TERM");

      assertThat(child.await()).as("without the site's answer").isEqualTo(143);
      assertThat(child.said())
          .anyMatch(
              line ->
                  line.startsWith("The job was aborted.")
                      && line.endsWith("begun and left open: 0" + row + "."));
      assertThat(site.nodes()).hasSize(row);
      assertThat(site.media()).hasSize(row - 1);
    }
    site.faults().clear();
    resumeAndCompare();
  }

  @Test
  void beforeTheFirstRowNothingIsMade() throws Exception {
    site.faults().add(Fault.on("GET", DEFINITIONS).nth(1).hangBeforeWork());
    try (var child = ChildRun.start(command.file())) {
      awaitHits(1, child);
      child.signal("INT");
      child.awaitLine("No row is under way.");
      site.faults().clear();

      assertThat(child.await()).isEqualTo(130);
    }
    assertThat(site.nodes()).isEmpty();
    resumeAndCompare();
  }

  @Test
  void beforeTheFirstRowASecondSignalWaitsForNothing() throws Exception {
    site.faults().add(Fault.on("GET", DEFINITIONS).nth(1).hangBeforeWork());
    try (var child = ChildRun.start(command.file())) {
      awaitHits(1, child);
      child.signal("INT");
      child.awaitLine("No row is under way.");
      child.signal("INT");

      assertThat(child.await()).isEqualTo(130);
      assertThat(child.said()).noneMatch(line -> line.startsWith("Error"));
    }
    assertThat(site.nodes()).isEmpty();
  }

  @Test
  void aCheckThatIsCancelledSaysSoAndLeavesNoFileBehind() throws Exception {
    var before = files();
    site.faults().add(Fault.on("GET", DEFINITIONS).nth(1).hangBeforeWork());
    try (var child = ChildRun.start(command.file(), "--check")) {
      awaitHits(1, child);
      child.signal("INT");
      child.awaitLine("Exiting before entire --check completed.");
      site.faults().clear();

      assertThat(child.await()).isEqualTo(130);
      assertThat(child.said()).noneMatch(line -> line.contains("appear to be valid"));
    }
    assertThat(command.logLines())
        .contains("WARNING - Workbench exiting after receiving \"ctrl-c\" during --check.");
    Files.delete(command.log());
    assertThat(files()).isEqualTo(before);
    assertThat(site.nodes()).isEmpty();
  }

  private Set<Path> files() throws IOException {
    try (var files = Files.walk(directory)) {
      return files.collect(Collectors.toSet());
    }
  }

  @Test
  void killedAtAnyMomentItMakesEachRowOnceInTheEnd() throws Exception {
    long seed = new Random().nextLong();
    System.out.println("SignalsTest: seed " + seed);
    var random = new Random(seed);

    for (int kill = 1; kill <= KILLS; kill++) {
      killAt(random);
    }

    resumeAndCompare();
  }

  /**
   * At one of the next requests that write: before the site does the work, after it, or about then.
   */
  private void killAt(Random random) throws Exception {
    var paths = List.of("/node", "/file/upload/**", "/entity/media");
    var request =
        Fault.on("POST", paths.get(random.nextInt(paths.size()))).nth(1 + random.nextInt(4));
    var moments =
        List.of(
            request.hangBeforeWork(),
            request.hangAfterWork(),
            request.delayBeforeWork(Duration.ofMillis(1 + random.nextInt(20))));
    long before = site.faults().fired();
    site.faults().add(moments.get(random.nextInt(moments.size())));
    try (var child = ChildRun.start(command.file(), "--resume")) {
      awaitHits(before + 1, child);
      child.kill();
    }
    site.faults().clear();
  }

  private void resumeAndCompare() throws Exception {
    try (var child = ChildRun.start(command.file(), "--resume")) {
      assertThat(child.await()).as(child.said().toString()).isZero();
    }
    assertThat(site.nodes()).extracting(Entity::title).doesNotHaveDuplicates().hasSize(ROWS);
    assertThat(site.media().stream().map(medium -> medium.targets("field_media_of")).toList())
        .as("a medium for each node, each once")
        .containsExactlyInAnyOrderElementsOf(
            site.nodes().stream().map(node -> List.of(node.id())).toList());
    theMapIsWholeAndKnowsEachRow();
  }

  private void theMapIsWholeAndKnowsEachRow() throws SQLException {
    var file = map();
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        var statement = connection.createStatement();
        var answer = statement.executeQuery("PRAGMA integrity_check")) {
      assertThat(answer.next()).isTrue();
      assertThat(answer.getString(1)).isEqualTo("ok");
    }
    var ids = new ArrayList<String>();
    var nodes = new ArrayList<Long>();
    try (var map = SqliteIdMap.open(file)) {
      map.entries(
          (MapEntry entry) -> {
            ids.add(entry.csvId());
            nodes.add(Long.valueOf(entry.nodeId()));
          });
    }
    assertThat(ids).doesNotHaveDuplicates().hasSize(ROWS);
    assertThat(nodes)
        .containsExactlyInAnyOrderElementsOf(site.nodes().stream().map(Entity::id).toList());
  }
}
