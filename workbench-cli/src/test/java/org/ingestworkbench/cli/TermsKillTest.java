package org.ingestworkbench.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Jobs of terms whose process is killed by SIGKILL while the site hangs, before and after its work:
 * the making of a tree, its change, and the rollback of both.
 */
@Tag("heavy")
@Timeout(1200)
class TermsKillTest {

  private static final int BRANCHES = 5;

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"--jsonapi", ""})
  void aTreeThatIsKilledAnywhereIsMadeOnceChangedOnceAndGoesWhole(String option) throws Exception {
    Files.write(directory.resolve("metadata.csv"), tree());
    Files.write(directory.resolve("changes.csv"), changes());
    var options = option.isEmpty() ? new String[0] : new String[] {option};
    try (var site = SiteProcess.start(directory.resolve("site"), options)) {
      var create = config(site, "create_terms", "metadata.csv", "made.db");
      var update = config(site, "update_terms", "changes.csv", "changed.db");
      for (int nth : new int[] {2, 4, 3}) {
        kill(site, "POST", "/taxonomy/term", nth, create);
      }
      finish(create, "--resume");
      for (int nth : new int[] {1, 3}) {
        kill(site, "PATCH", "/taxonomy/term/**", nth, update);
      }
      finish(update, "--resume");
      assertThat(named(site)).isEqualTo(expected("Changed branch "));

      killRollback(site, "PATCH", update);
      assertThat(named(site)).isEqualTo(expected("Branch "));
      if (!option.isEmpty()) {
        killRollback(site, "DELETE", create);
        assertThat(named(site)).isEmpty();
      }
    }
  }

  private static List<String> tree() {
    var rows = new ArrayList<>(List.of("term_name,parent,weight", "Root,,"));
    for (int branch = 1; branch <= BRANCHES; branch++) {
      rows.add("Branch " + branch + ",Root," + branch);
      rows.add("Leaf " + branch + ",Branch " + branch + ",");
    }
    return rows;
  }

  private static List<String> changes() {
    var rows = new ArrayList<>(List.of("term_id,term_name"));
    for (int branch = 1; branch <= BRANCHES; branch++) {
      rows.add("Branch " + branch + ",Changed branch " + branch);
    }
    return rows;
  }

  private static Map<String, String> expected(String branches) {
    var all = new HashMap<>(Map.of("Root", ""));
    for (int branch = 1; branch <= BRANCHES; branch++) {
      all.put(branches + branch, "Root");
      all.put("Leaf " + branch, branches + branch);
    }
    return all;
  }

  private static void kill(SiteProcess site, String method, String path, int nth, Path config) {
    hang(site, method, path, nth);
    long fired = site.faultsFired();
    ChildRun.killWhen(() -> site.faultsFired() > fired, config);
    site.noMoreFaults();
  }

  private static void hang(SiteProcess site, String method, String path, int nth) {
    site.fault(
        "{\"method\": \"%s\", \"path\": \"%s\", \"nth\": %d, \"hang_%s_work\": true}"
            .formatted(method, path, nth, nth % 2 == 0 ? "after" : "before"));
  }

  /** Killed in its course and once more after its work, then to its end. */
  private static void killRollback(SiteProcess site, String method, Path config) throws Exception {
    for (int nth : new int[] {1, 2}) {
      hang(site, method, "/taxonomy/term/**", nth);
      long fired = site.faultsFired();
      try (var child = rollback(config)) {
        while (site.faultsFired() == fired) {
          Thread.onSpinWait();
        }
        child.kill();
      }
      site.noMoreFaults();
    }
    try (var child = rollback(config)) {
      int code = child.await();
      assertThat(code).as(String.join("\n", child.said())).isZero();
    }
  }

  private static ChildRun rollback(Path config) throws IOException {
    return ChildRun.of(List.of("rollback", "--config", config.toString(), "--yes"));
  }

  private static void finish(Path config, String option) throws Exception {
    try (var child = ChildRun.start(config, option)) {
      int code = child.await();
      assertThat(code).as(String.join("\n", child.said())).isZero();
    }
  }

  /** The terms of the vocabulary by name, each with the name of the term above it. */
  private static Map<String, String> named(SiteProcess site) throws Exception {
    var terms = terms(site);
    var names = new HashMap<Long, String>();
    terms.forEach(term -> names.put(number(term, "tid", "value"), name(term)));
    var above = new HashMap<String, String>();
    for (var term : terms) {
      var parent = names.getOrDefault(number(term, "parent", "target_id"), "");
      assertThat(above.put(name(term), parent)).as(name(term) + " is there once").isNull();
    }
    return above;
  }

  private static JsonNode terms(SiteProcess site) throws Exception {
    var who = Base64.getEncoder().encodeToString("admin:password".getBytes(UTF_8));
    var request =
        HttpRequest.newBuilder(site.uri().resolve("/vocabulary/subject?_format=json"))
            .header("Authorization", "Basic " + who)
            .build();
    var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return new ObjectMapper().readTree(answer.body());
  }

  private static String name(JsonNode term) {
    return term.path("name").path(0).path("value").asText();
  }

  private static Long number(JsonNode term, String field, String key) {
    return term.path(field).path(0).path(key).asLong();
  }

  private Path config(SiteProcess site, String task, String input, String map) throws IOException {
    return Files.write(
        directory.resolve(task + ".yml"),
        List.of(
            "task: " + task,
            "vocab_id: subject",
            "host: " + site.uri(),
            "username: ingester",
            "password: ingester",
            "input_dir: " + directory,
            "input_csv: " + input,
            "csv_id_to_node_id_map_path: " + directory.resolve(map),
            "log_file_path: " + directory.resolve("workbench.log"),
            "http_backoff_factor: 0",
            "concurrency: 3"));
  }
}
