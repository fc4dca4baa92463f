package org.ingestworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.ingestworkbench.standin.StandIn;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An export in a process of its own, killed by SIGKILL at random moments and run again. */
@Tag("heavy")
@Timeout(600)
class ExportKillsTest {

  private static final int NODES = 24;

  /** How often the export is killed; a nightly run asks for more. */
  private static final int KILLS = Integer.getInteger("workbench.kills", 5);

  @TempDir Path directory;

  @Test
  void killedAnywhereAndRunAgainItIsThatOfAnUndisturbedRun() throws Exception {
    long seed = Long.getLong("workbench.seed", new Random().nextLong());
    System.out.println("ExportKillsTest: seed " + seed);
    var random = new Random(seed);
    try (var site = StandIn.builder().start()) {
      make(site);
      var undisturbed = new CommandRun(directory, site);
      assertThat(configured(undisturbed, "whole").create()).as(undisturbed.out()).isZero();
      var killed = configured(new CommandRun(directory, site), "killed");
      for (int kill = 0; kill < KILLS; kill++) {
        long requests = site.requests().count() + 3 + random.nextInt(12 + 12 * kill);
        ChildRun.killWhen(() -> site.requests().count() >= requests, killed.file());
      }
      assertThat(killed.create()).as(killed.out() + killed.err()).isZero();
      assertThat(files("killed")).isEqualTo(files("whole"));
      assertThat(Files.readString(directory.resolve("killed.csv")).replace("/killed/", "/whole/"))
          .isEqualTo(Files.readString(directory.resolve("whole.csv")));
    }
  }

  private void make(StandIn site) throws IOException {
    var lines = new ArrayList<>(List.of("id,title,field_model,file"));
    for (int i = 1; i <= NODES; i++) {
      Files.writeString(
          Files.createDirectories(directory.resolve("d" + i)).resolve("page.txt"),
          "bytes of " + i + "\n".repeat(i * 3000));
      lines.add(i + ",\"Node " + i + ",\n\"\"quoted\"\"\",Image,d" + i + "/page.txt");
    }
    var create = new CommandRun(directory, site).config().csv(lines.toArray(String[]::new));
    assertThat(create.create()).as(create.out() + create.err()).isZero();
    lines.clear();
    lines.add("node_id");
    site.nodes().forEach(node -> lines.add(Long.toString(node.id())));
    Files.write(directory.resolve("nodes.csv"), lines);
  }

  private CommandRun configured(CommandRun command, String name) throws IOException {
    return command.config(
        "task: export_csv",
        "input_csv: nodes.csv",
        "concurrency: 3",
        "export_csv_file_path: " + directory.resolve(name + ".csv"),
        "export_file_directory: " + directory.resolve(name),
        "fixity_algorithm: md5");
  }

  private static Map<String, String> files(Path of) throws IOException {
    var bytes = new TreeMap<String, String>();
    try (var all = Files.list(of)) {
      for (var file : all.toList()) {
        var name = file.getFileName().toString();
        if (!name.startsWith(".")) {
          bytes.put(name, Files.readString(file, StandardCharsets.ISO_8859_1));
        }
      }
    }
    return bytes;
  }

  private Map<String, String> files(String name) throws IOException {
    return files(directory.resolve(name));
  }
}
