package org.ingestworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An update, and its rollback, killed by SIGKILL at random moments while the site loses answers: in
 * the end every field has exactly the values that it is to have, and then those that it had.
 */
@Tag("heavy")
@Timeout(1800)
class UpdateKillsTest {

  private static final int ROWS = 30;

  /** About how many requests a start takes before it writes. */
  private static final int START = 12;

  private static final int KILLS = Integer.getInteger("workbench.kills", 7);
  private static final String NOTES = "field_local_identifier";

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"\"lose_answer\": true", "\"answer_after_work\": 500"})
  void killedAnywhereAnUpdateAndItsRollbackComeToTheirEnd(String fault) throws Exception {
    long seed = Long.getLong("workbench.seed", new Random().nextLong());
    System.out.println("UpdateKillsTest, " + fault + ": seed " + seed);
    var random = new Random(seed);
    try (var site = SiteProcess.start(directory.resolve("site"))) {
      var create = config(site, "create", "id,title,field_model", "%d,Row %d,Image");
      finish(create);
      var update =
          config(
              site,
              "update",
              "node_id,title,field_genre," + NOTES,
              "%d,New %d,Genre %d,x%d|y",
              "update_mode: append",
              "allow_adding_terms: true",
              "csv_id_to_node_id_map_path: " + directory.resolve("update.db"));
      for (int kill = 0; kill < KILLS; kill++) {
        killed(site, random, fault, List.of("--config", update.toString(), "--resume"));
      }
      finish(update);
      for (int id = 1; id <= ROWS; id++) {
        hasEachValueOnce(node(site, id), id);
      }
      for (int kill = 0; kill < KILLS; kill++) {
        killed(site, random, fault, rollback(update));
      }
      try (var child = ChildRun.of(rollback(update))) {
        assertThat(child.await()).as(String.join("\n", child.said())).isZero();
      }
      try (var left = site.killAndOpen()) {
        left.nodes().forEach(node -> assertThat(node.title()).isEqualTo("Row " + node.id()));
        assertThat(left.nodes()).allMatch(node -> node.values(NOTES).isEmpty());
        assertThat(left.nodes()).allMatch(node -> node.targets("field_genre").isEmpty());
      }
    }
  }

  private static List<String> rollback(Path config) {
    return List.of("rollback", "--config", config.toString(), "--yes");
  }

  private static void hasEachValueOnce(JsonNode node, int id) {
    assertThat(node.at("/title/0/value").asText()).isEqualTo("New " + id);
    assertThat(node.get(NOTES).findValuesAsText("value")).containsExactly("x" + id, "y");
    assertThat(node.get("field_genre")).hasSize(1);
  }

  private static JsonNode node(SiteProcess site, int id) throws Exception {
    var account = "admin:password".getBytes(StandardCharsets.UTF_8);
    var request =
        HttpRequest.newBuilder(site.uri().resolve("/node/" + id + "?_format=json"))
            .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(account))
            .build();
    var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return new ObjectMapper().readTree(answer.body());
  }

  private Path config(SiteProcess site, String task, String header, String row, String... settings)
      throws IOException {
    var input = Files.createDirectories(directory.resolve(task));
    var rows = new ArrayList<>(List.of(header));
    IntStream.rangeClosed(1, ROWS)
        .mapToObj(i -> row.formatted(i, i, i % 5, i))
        .map(line -> task.equals("create") ? line.replaceFirst(",\\d+$", "") : line)
        .forEach(rows::add);
    Files.write(input.resolve("metadata.csv"), rows);
    var lines = new ArrayList<>(List.of(settings));
    lines.add("task: " + task);
    lines.add("host: " + site.uri());
    lines.add("username: admin");
    lines.add("password: password");
    lines.add("nodes_only: true");
    lines.add("keep_order: true");
    lines.add("input_dir: " + input);
    lines.add("log_file_path: " + directory.resolve(task + ".log"));
    lines.add("http_backoff_factor: 0");
    lines.add("concurrency: 3");
    return Files.write(directory.resolve(task + ".yml"), lines);
  }

  private static void killed(SiteProcess site, Random random, String fault, List<String> arguments)
      throws Exception {
    site.fault(
        "{\"method\": \"PATCH\", \"path\": \"/**\", \"seed\": %d, \"rate\": 0.1, %s}"
            .formatted(random.nextInt(), fault));
    long requests = site.requests() + START + random.nextInt(50);
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
    try (var child = ChildRun.of(arguments)) {
      boolean over = false;
      while (!over && site.requests() < requests) {
        assertThat(System.nanoTime()).as(child.said().toString()).isLessThan(until);
        over = child.endsWithin(Duration.ofMillis(2));
      }
      child.kill();
    }
    site.noMoreFaults();
  }

  private static void finish(Path config) throws Exception {
    try (var child = ChildRun.start(config, "--resume")) {
      assertThat(child.await()).as(String.join("\n", child.said())).isZero();
    }
  }
}
