package org.ingestworkbench.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.ingestworkbench.standin.Entity;
import org.ingestworkbench.standin.StandIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A site and input for workflows of the command. */
abstract class WorkflowCase {
  @TempDir Path directory;

  StandIn site;

  CommandRun run;

  @BeforeEach
  void aSite() throws IOException {
    site = StandIn.builder().account("ingester", "ingester").start();
    run = new CommandRun(directory, site);
    run.csv("id,title,field_model", "b1,Book 1,Image", "b2,Book 2,Image", "b3,Book 3,Image");
    Files.writeString(
        directory.resolve("pages.csv"),
        "id,title,parent_id,field_model\np1,Page 1,b2,Image\np2,Page 2,b2,Image\n");
    config("pages.yml", "input_csv: pages.csv", "log_file_path: " + directory.resolve("pages.log"));
  }

  @AfterEach
  void close() {
    site.close();
  }

  final Path config(String name, String... lines) throws IOException {
    var all = new ArrayList<>(List.of(lines));
    all.addAll(
        List.of(
            "task: create",
            "host: " + site.uri(),
            "username: ingester",
            "password: ingester",
            "input_dir: " + directory,
            "nodes_only: true",
            "concurrency: 1"));
    if (all.stream().noneMatch(line -> line.startsWith("log_file_path"))) {
      all.add("log_file_path: " + run.log());
    }
    return Files.write(directory.resolve(name), all);
  }

  final List<String> titles() {
    return site.nodes().stream().map(Entity::title).toList();
  }

  final int workflow(Path file, String... more) {
    return run.run(
        Stream.concat(Stream.of("workflow", "--config", file.toString()), Stream.of(more))
            .toArray(String[]::new));
  }

  final int about(String verb, Path file, String... more) {
    return run.run(
        Stream.concat(Stream.of("workflow", verb, "--config", file.toString()), Stream.of(more))
            .toArray(String[]::new));
  }
}
