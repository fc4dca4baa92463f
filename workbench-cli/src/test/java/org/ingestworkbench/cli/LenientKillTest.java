package org.ingestworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ingestworkbench.standin.Entity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A command that reads a ragged CSV file is killed by SIGKILL, and resumed. */
@Timeout(300)
class LenientKillTest {

  private static final String RAGGED =
      """
      "id" ,title
      1,"One"\t
      2,"Two" or more
      3,"Th"r"ee"
      #4,"no" row
      5,"Five
      " \n6,Six"6"
      7,"Seven
      """;

  @TempDir Path directory;

  @Test
  void aKilledCommandIsResumedAndMakesEveryRowOnce() throws Exception {
    Files.writeString(directory.resolve("metadata.csv"), RAGGED);
    try (var site = SiteProcess.start(directory.resolve("site"))) {
      var config = config(site);
      site.fault(
          "{\"method\": \"POST\", \"path\": \"/node\", \"nth\": 4, \"hang_after_work\": true}");
      long fired = site.faultsFired();
      ChildRun.killWhen(() -> site.faultsFired() > fired, config);
      site.noMoreFaults();
      assertThat(site.faultsFired()).isGreaterThan(fired);

      try (var child = ChildRun.start(config, "--resume")) {
        int code = child.await();
        assertThat(code).as(String.join("\n", child.said())).isZero();
      }

      try (var left = site.killAndOpen()) {
        assertThat(left.nodes())
            .extracting(Entity::title)
            .containsExactly("One", "Two or more", "Thr\"ee\"", "Five", "Six\"6\"", "Seven");
      }
    }
  }

  private Path config(SiteProcess site) throws Exception {
    return Files.write(
        directory.resolve("create.yml"),
        List.of(
            "task: create",
            "host: " + site.uri(),
            "username: ingester",
            "password: ingester",
            "input_dir: " + directory,
            "rollback_dir: " + directory,
            "log_file_path: " + directory.resolve("workbench.log"),
            "csv_dialect: lenient",
            "csv_field_templates: [field_model: Image]",
            "nodes_only: true",
            "concurrency: 1"));
  }
}
