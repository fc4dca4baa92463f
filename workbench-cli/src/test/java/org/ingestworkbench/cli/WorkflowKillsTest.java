package org.ingestworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.ingestworkbench.sqlite.SqliteIdMap;
import org.ingestworkbench.standin.Entity;
import org.ingestworkbench.standin.StandIn;
import org.ingestworkbench.store.MapEntry;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A configuration with secondary tasks, run by the command in a process of its own, killed by
 * SIGKILL at random moments and once between two tasks, and resumed until it is finished.
 */
@Tag("heavy")
@Timeout(600)
class WorkflowKillsTest {
  private static final int BOOKS = 10;
  private static final int PAGES = 14;

  /** About how many requests the start of a job takes before it writes. */
  private static final int START = 20;

  /** How often it is killed at random after the first task is done; a nightly run asks for more. */
  private static final int LATE = Math.max(1, Integer.getInteger("workbench.kills", 7) / 5);

  /** How often before that, which takes longer. */
  private static final int EARLY = Math.min(2, LATE);

  @TempDir Path directory;

  @Test
  void killedAnywhereAndResumedItMakesEveryRowOfEveryTaskOnce() throws Exception {
    long seed = Long.getLong("workbench.seed", new Random().nextLong());
    System.out.println("WorkflowKillsTest: seed " + seed);
    var random = new Random(seed);
    try (var site = SiteProcess.start(directory.resolve("site"))) {
      var config = configure(site);
      for (int kill = 1; kill <= EARLY; kill++) {
        killAtSomeRequest(site, config, random, 10 * kill);
      }
      killBetweenTheTasks(config);
      for (int kill = 1; kill <= LATE; kill++) {
        killAtSomeRequest(site, config, random, 20);
      }
      finish(config);
      statusDraws(config);
      try (var left = site.killAndOpen()) {
        everyRowIsThereOnce(left);
        mapAndRollbackFilesKnow(left);
      }
    }
  }

  private Path configure(SiteProcess site) throws IOException {
    var input = Files.createDirectory(directory.resolve("input"));
    rows(input, "books", "Book", BOOKS);
    rows(input, "pages", "Page", PAGES);
    config(site, input, "pages", "id_field: id");
    return config(
        site, input, "books", "secondary_tasks: ['" + directory.resolve("pages.yml") + "']");
  }

  /** Each page has a book as its parent, which the other task makes; each row has a file. */
  private static void rows(Path input, String name, String title, int count) throws IOException {
    var lines = new ArrayList<>(List.of("id,title,field_model,file,parent_id"));
    for (int i = 1; i <= count; i++) {
      var file = name + i + ".txt";
      Files.writeString(input.resolve(file), "content of " + file);
      var parent = name.equals("pages") ? "books" + book(i) : "";
      lines.add("%s%d,%s %2$d,Image,%s,%s".formatted(name, i, title, file, parent));
    }
    Files.write(input.resolve(name + ".csv"), lines);
  }

  private static int book(int page) {
    return 1 + page % BOOKS;
  }

  private Path config(SiteProcess site, Path input, String name, String more) throws IOException {
    return Files.write(
        directory.resolve(name + ".yml"),
        List.of(
            "task: create",
            "host: " + site.uri(),
            "username: ingester",
            "password: ingester",
            "input_dir: " + input,
            "input_csv: " + name + ".csv",
            "media_type: file",
            "rollback_dir: " + Files.createDirectory(directory.resolve(name + ".rollback")),
            "log_file_path: " + directory.resolve(name + ".log"),
            "http_backoff_factor: 0",
            "concurrency: 2",
            more));
  }

  /** At a request that never gets its answer, or in the middle of whatever is under way. */
  private static void killAtSomeRequest(
      SiteProcess site, Path config, Random random, int requestsWithin) throws Exception {
    if (random.nextBoolean()) {
      site.fault(
          "{\"method\": \"POST\", \"path\": \"%s\", \"nth\": %d, \"hang_%s_work\": true}"
              .formatted(
                  List.of("/node", "/entity/media").get(random.nextInt(2)),
                  1 + random.nextInt(3),
                  random.nextBoolean() ? "before" : "after"));
      long fired = site.faultsFired();
      ChildRun.killWhen(() -> site.faultsFired() > fired, config);
    } else {
      long requests = site.requests() + START + random.nextInt(requestsWithin);
      ChildRun.killWhen(() -> site.requests() >= requests, config);
    }
    site.noMoreFaults();
  }

  /** As soon as it says that the first task is done: the store has it, nothing follows yet. */
  private static void killBetweenTheTasks(Path config) throws Exception {
    try (var child = ChildRun.start(config, "--resume")) {
      child.awaitLine("Task \"books\" Completed");
      child.kill();
    }
  }

  private static void finish(Path config) throws Exception {
    try (var child = ChildRun.start(config, "--resume")) {
      int code = child.await();
      assertThat(code).as(String.join("\n", child.said())).isZero();
    }
  }

  private static void statusDraws(Path config) throws Exception {
    var arguments = List.of("workflow", "status", "--history", "--config", config.toString());
    try (var child = ChildRun.of(arguments)) {
      int code = child.await();
      var said = String.join("\n", child.said());
      assertThat(code).as(said).isZero();
      assertThat(said).contains("[x] books    Completed").contains("[x] 1 pages  Completed");
      assertThat(said).contains("service process dies").contains("recovery");
    }
  }

  private static void everyRowIsThereOnce(StandIn site) {
    assertThat(site.nodes()).hasSize(BOOKS + PAGES);
    var titles = site.nodes().stream().collect(Collectors.toMap(Entity::id, Entity::title));
    var parents = new TreeMap<String, String>();
    for (var node : site.nodes()) {
      var of = node.targets("field_member_of").stream().map(titles::get).toList();
      parents.put(node.title(), String.join(" ", of));
    }
    assertThat(parents).isEqualTo(expectedParents());
    assertThat(site.media().stream().flatMap(m -> m.targets("field_media_of").stream()).toList())
        .as("each node has its medium once")
        .containsExactlyInAnyOrderElementsOf(titles.keySet());
  }

  private static Map<String, String> expectedParents() {
    var parents = new TreeMap<String, String>();
    for (int i = 1; i <= BOOKS; i++) {
      parents.put("Book " + i, "");
    }
    for (int i = 1; i <= PAGES; i++) {
      parents.put("Page " + i, "Book " + book(i));
    }
    return parents;
  }

  /** The files of a task name the nodes of that task; together, all. */
  private void mapAndRollbackFilesKnow(StandIn site) throws IOException {
    var mapped = new ArrayList<Long>();
    try (var map = SqliteIdMap.open(directory.resolve("csv_id_to_node_id_map.db"))) {
      map.entries((MapEntry entry) -> mapped.add(Long.valueOf(entry.nodeId())));
    }
    assertThat(mapped).containsExactlyInAnyOrderElementsOf(nodes(site, ""));
    assertThat(rolledBackBy("books")).isEqualTo(nodes(site, "Book"));
    assertThat(rolledBackBy("pages")).isEqualTo(nodes(site, "Page"));
  }

  private static TreeSet<Long> nodes(StandIn site, String title) {
    return site.nodes().stream()
        .filter(node -> node.title().startsWith(title))
        .map(Entity::id)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private TreeSet<Long> rolledBackBy(String task) throws IOException {
    var ids = new TreeSet<Long>();
    try (var files = Files.list(directory.resolve(task + ".rollback"))) {
      for (var file : files.filter(f -> f.toString().endsWith(".csv")).toList()) {
        Files.readAllLines(file).stream()
            .filter(line -> line.matches("\\d+"))
            .map(Long::valueOf)
            .forEach(ids::add);
      }
    }
    return ids;
  }
}
