package org.ingestworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.ingestworkbench.sqlite.SqliteIdMap;
import org.ingestworkbench.standin.Entity;
import org.ingestworkbench.standin.StandIn;
import org.ingestworkbench.store.MapEntry;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The command in a process of its own, killed by SIGKILL at random moments while the site, in
 * another one, loses answers; resumed until it is finished. The site signs in as Islandora's
 * starter site does: a session for content, Basic for uploads.
 */
@Tag("heavy")
@Timeout(3600)
class KillsTest {

  private static final int ROWS = 40;

  /** About how many requests a start takes before it writes. */
  private static final int START = 20;

  /** How often each of the four jobs is killed; a nightly run asks for more. */
  private static final int KILLS = Integer.getInteger("workbench.kills", 7);

  /** What the site does to some of the requests that write, beside what the killing does. */
  private static final Map<String, String> FAULTS =
      new TreeMap<>(
          Map.of(
              "answers lost", "\"lose_answer\": true",
              "500 although created", "\"answer_after_work\": 500",
              "504 after", "\"answer_after_work\": 504",
              "nothing else", ""));

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({
    "answers lost, --jsonapi",
    "500 although created, ''",
    "504 after, ''",
    "nothing else, --jsonapi"
  })
  void killedAnywhereAndResumedItMakesEveryRowOnce(String faults, String siteOption)
      throws Exception {
    long seed = Long.getLong("workbench.seed", new Random().nextLong());
    System.out.println("KillsTest, " + faults + ": seed " + seed);
    var random = new Random(seed);
    var options = siteOption.isEmpty() ? new String[0] : new String[] {siteOption};
    try (var site = SiteProcess.start(directory.resolve("site"), options)) {
      var rows = MixedRows.in(Files.createDirectory(directory.resolve("input")), ROWS);
      var config = configure(site, rows);
      var before = bytes(directory.resolve("input"));
      for (int kill = 1; kill <= KILLS; kill++) {
        killAtSomeRequest(site, config, FAULTS.get(faults), random);
        theMapIsWhole();
      }
      finish(config);
      assertThat(bytes(directory.resolve("input"))).as("the input").isEqualTo(before);
      assertThat(site.count("node")).isEqualTo(rows.nodes());
      try (var left = site.killAndOpen()) {
        rows.mustBe(left);
        theMapKnows(left);
      }
    }
  }

  private Path configure(SiteProcess site, MixedRows rows) throws IOException {
    var input = directory.resolve("input");
    Files.write(input.resolve("metadata.csv"), List.of(rows.csv()));
    var lines = new ArrayList<>(List.of(MixedRows.settings()));
    lines.add("task: create");
    lines.add("host: " + site.uri());
    lines.add("username: ingester");
    lines.add("password: ingester");
    lines.add("input_dir: " + input);
    lines.add("rollback_dir: " + directory);
    lines.add("log_file_path: " + directory.resolve("workbench.log"));
    lines.add("http_backoff_factor: 0");
    lines.add("concurrency: 3");
    return Files.write(directory.resolve("create.yml"), lines);
  }

  /**
   * Every third time at a request whose answer never comes, before or after its work; else as soon
   * as the site has seen so many requests, in the middle of whatever is under way then.
   */
  private static void killAtSomeRequest(
      SiteProcess site, Path config, String faults, Random random) {
    if (random.nextInt(3) == 0) {
      site.fault(hanging(random));
      long fired = site.faultsFired();
      ChildRun.killWhen(() -> site.faultsFired() > fired, config);
    } else {
      if (!faults.isEmpty()) {
        site.fault(
            "{\"method\": \"POST\", \"path\": \"/**\", \"seed\": %d, \"rate\": 0.1, %s}"
                .formatted(random.nextInt(), faults));
      }
      long requests = site.requests() + START + random.nextInt(40);
      ChildRun.killWhen(() -> site.requests() >= requests, config);
    }
    site.noMoreFaults();
  }

  private static String hanging(Random random) {
    var paths = List.of("/node", "/entity/media", "/file/upload/**");
    return "{\"method\": \"POST\", \"path\": \"%s\", \"nth\": %d, \"hang_%s_work\": true}"
        .formatted(
            paths.get(random.nextInt(paths.size())),
            1 + random.nextInt(5),
            random.nextBoolean() ? "before" : "after");
  }

  private void finish(Path config) throws Exception {
    try (var child = ChildRun.start(config, "--resume")) {
      int code = child.await();
      assertThat(code).as(String.join("\n", child.said())).isZero();
    }
  }

  private Path map() {
    return directory.resolve("csv_id_to_node_id_map.db");
  }

  private void theMapIsWhole() throws SQLException {
    if (Files.exists(map())) {
      try (var connection = DriverManager.getConnection("jdbc:sqlite:" + map());
          var statement = connection.createStatement();
          var answer = statement.executeQuery("PRAGMA integrity_check")) {
        assertThat(answer.next()).isTrue();
        assertThat(answer.getString(1)).isEqualTo("ok");
      }
    }
  }

  private void theMapKnows(StandIn site) throws SQLException {
    theMapIsWhole();
    var nodes = new ArrayList<Long>();
    try (var map = SqliteIdMap.open(map())) {
      map.entries((MapEntry entry) -> nodes.add(Long.valueOf(entry.nodeId())));
    }
    assertThat(nodes)
        .containsExactlyInAnyOrderElementsOf(site.nodes().stream().map(Entity::id).toList());
  }

  private static Map<String, String> bytes(Path directory) throws IOException {
    var bytes = new TreeMap<String, String>();
    try (var files = Files.walk(directory)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        bytes.put(
            directory.relativize(file).toString(),
            new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
      }
    }
    return bytes;
  }
}
