package org.ingestworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The command with many rows, each with a file, and little heap, in a process of its own; the site
 * is another one. What the command holds of its machine is looked at after the first rows, half-way
 * and before the last ones. The profile {@code soak} asks for 100,000 rows.
 */
@Tag("heavy")
@Timeout(6 * 3600)
class LongRunTest {

  private static final int ROWS = Integer.getInteger("workbench.rows", 1_000);
  private static final long MEGABYTE = 1_000_000;
  private static final Pattern USED = Pattern.compile("total \\d+K, used (\\d+)K");

  @TempDir Path directory;

  /** What a process holds; heap and files in bytes. */
  private record Held(long rows, long descriptors, long threads, long heap, long wal, long log) {
    @Override
    public String toString() {
      return String.format(
          "%,9d rows: %d descriptors, %d threads, %.1f MB of heap, WAL at most %.1f MB,"
              + " log %.1f MB (%d bytes a row)",
          rows, descriptors, threads, heap / 1e6, wal / 1e6, log / 1e6, log / rows);
    }
  }

  @Test
  void whatTheCommandHoldsDoesNotGrowWithTheRows() throws Exception {
    assumeThat(Path.of("/proc/self/fd")).as("Linux tells what a process holds").exists();
    assumeThat(jcmd()).as("a JDK").isExecutable();
    try (var site = SiteProcess.start(directory.resolve("site"))) {
      var held = new ArrayList<Held>();
      holdTheLastRow(site);
      try (var child = ChildRun.with(List.of("-Xmx96m"), List.of("--config", config(site)))) {
        for (int rows : new int[] {Math.max(50, ROWS / 100), ROWS / 2, ROWS - 1}) {
          held.add(heldAfter(rows, child, site));
        }
        site.release();
        assertThat(child.await()).as("its end").isZero();
      }
      held.forEach(System.out::println);
      assertThat(site.count("node")).isEqualTo(ROWS);
      assertThat(site.count("media")).isEqualTo(ROWS);
      assertThat(directory.resolve("map.db-wal")).doesNotExist();
      held.forEach(later -> noMoreThan(held.get(0), later));
    }
  }

  /** So that the command is still there when all but one are made. */
  private static void holdTheLastRow(SiteProcess site) {
    site.fault(
        "{\"method\": \"POST\", \"path\": \"/node\", \"nth\": %d, \"hang_before_work\": true}"
            .formatted(ROWS));
  }

  private static void noMoreThan(Held first, Held later) {
    assertThat(later.descriptors()).as("descriptors").isLessThanOrEqualTo(first.descriptors() + 8);
    assertThat(later.threads()).as("threads").isLessThanOrEqualTo(first.threads() + 4);
    assertThat(later.heap()).as("live heap").isLessThan(first.heap() + 4 * MEGABYTE);
    assertThat(later.wal()).as("WAL").isLessThan(8 * MEGABYTE);
    assertThat(later.log() - first.log())
        .as("log since the first look; its beginning tells of the job, not of rows")
        .isLessThanOrEqualTo(2_000 * (later.rows() - first.rows()));
  }

  /** Waits until the site has so many nodes, and looks meanwhile how large the WAL becomes. */
  private Held heldAfter(long rows, ChildRun child, SiteProcess site) throws Exception {
    long made = 0;
    long wal = 0;
    while (made < rows) {
      assertThat(child.endsWithin(Duration.ofMillis(50))).as("ended early").isFalse();
      wal = Math.max(wal, size("map.db-wal"));
      made = site.count("node");
    }
    long heap = liveHeap(child.pid());
    return new Held(
        made,
        entries("/proc/" + child.pid() + "/fd"),
        entries("/proc/" + child.pid() + "/task"),
        heap,
        wal,
        size("workbench.log"));
  }

  private long size(String file) throws IOException {
    var path = directory.resolve(file);
    return Files.exists(path) ? Files.size(path) : 0;
  }

  private static long entries(String path) throws IOException {
    try (var entries = Files.list(Path.of(path))) {
      return entries.count();
    }
  }

  private static Path jcmd() {
    return Path.of(System.getProperty("java.home"), "bin", "jcmd");
  }

  /**
   * The command goes on after each collection, so a look has in it what was made since. The least
   * of several looks has the least of it.
   */
  private static long liveHeap(long pid) throws Exception {
    long least = Long.MAX_VALUE;
    for (int look = 0; look < 8; look++) {
      run(jcmd().toString(), Long.toString(pid), "GC.run");
      least = Math.min(least, heap(pid));
    }
    return least;
  }

  private static long heap(long pid) throws Exception {
    var used = USED.matcher(run(jcmd().toString(), Long.toString(pid), "GC.heap_info"));
    long sum = 0;
    while (used.find()) {
      sum += Long.parseLong(used.group(1)) * 1024;
    }
    assertThat(sum).isPositive();
    return sum;
  }

  private static String run(String... command) throws Exception {
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }

  private String config(SiteProcess site) throws IOException {
    var input = Files.createDirectory(directory.resolve("input"));
    try (var csv = Files.newBufferedWriter(input.resolve("metadata.csv"))) {
      csv.write("id,title,field_model,field_description,file\n");
      for (int i = 1; i <= ROWS; i++) {
        Files.writeString(input.resolve(i + ".txt"), "file " + i);
        csv.write(i + ",Letter " + i + ",Image,\"Two leaves, by hand\"," + i + ".txt\n");
      }
    }
    var config = directory.resolve("create.yml");
    Files.write(
        config,
        List.of(
            "task: create",
            "host: " + site.uri(),
            "username: ingester",
            "password: ingester",
            "input_dir: " + input,
            "media_type: file",
            "concurrency: 4",
            "csv_id_to_node_id_map_path: " + directory.resolve("map.db"),
            "rollback_dir: " + directory,
            "output_csv: " + directory.resolve("output.csv"),
            "log_file_path: " + directory.resolve("workbench.log")));
    return config.toString();
  }
}
