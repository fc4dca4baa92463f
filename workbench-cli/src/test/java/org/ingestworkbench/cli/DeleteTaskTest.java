package org.ingestworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ingestworkbench.cli.console.CommandEnvironment;
import org.ingestworkbench.cli.console.ConsoleWriter;
import org.ingestworkbench.cli.console.Interrupts;
import org.ingestworkbench.cli.console.Prompt;
import org.ingestworkbench.standin.StandIn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A rollback configuration that a person runs. */
@Timeout(300)
class DeleteTaskTest {

  @TempDir Path directory;
  private final List<String> asked = new ArrayList<>();
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  /** The person knows the password and wants nothing deleted. */
  private CommandEnvironment person() {
    var console = new PrintStream(said, true, StandardCharsets.UTF_8);
    return new CommandEnvironment(
        new ConsoleWriter(console),
        new ConsoleWriter(console),
        Map.of(),
        prompt(),
        Clock.systemUTC(),
        Interrupts.NONE,
        Optional.empty(),
        "workbench");
  }

  private Prompt prompt() {
    return new Prompt() {
      @Override
      public char[] secret(String question) {
        asked.add(question);
        return "ingester".toCharArray();
      }

      @Override
      public String answer(String question) {
        asked.add(question);
        return "n";
      }
    };
  }

  @Test
  void itSaysWhosePasswordItAsksForAndAsksBeforeItDeletes() throws IOException {
    try (var site = StandIn.builder().start()) {
      Files.writeString(directory.resolve("rollback.csv"), "node_id\n1\n");
      var file =
          Files.write(
              directory.resolve("rollback.yml"),
              List.of(
                  "task: delete",
                  "host: " + site.uri(),
                  "username: ingester",
                  "input_dir: " + directory,
                  "input_csv: rollback.csv",
                  "log_file_path: " + directory.resolve("workbench.log")));

      int code = Workbench.run(new String[] {"--config", file.toString()}, person());

      assertThat(code).as(said.toString(StandardCharsets.UTF_8)).isZero();
      assertThat(asked)
          .containsExactly(
              "Password for Drupal user ingester (ctrl-c to exit):", "Delete them? (y/n) ");
      assertThat(said.toString(StandardCharsets.UTF_8)).contains("Nothing was deleted.");
    }
  }

  @Test
  void itCanBeCheckedPrintedAndToldAsJson() throws IOException {
    try (var site = StandIn.builder().start()) {
      new CheckFixture(Files.createDirectory(directory.resolve("create")), site).run();
      Files.writeString(directory.resolve("rollback.csv"), "node_id\n1\n99\n");
      var command =
          new CommandRun(directory, site).config("task: delete", "input_csv: rollback.csv");

      assertThat(command.create("--check")).as(command.err()).isZero();
      assertThat(command.out())
          .contains(
              "NODE_DELETED (NOTE, 1):", "Node 99 is not on the site", "2 rows checked: 1 note");

      assertThat(command.create("--check", "--format", "json")).isZero();
      assertThat(command.out().lines())
          .singleElement()
          .asString()
          .startsWith("{\"code\":\"NODE_DELETED\",\"severity\":\"NOTE\",");

      assertThat(command.create("--print_config")).isZero();
      assertThat(command.out()).contains("task: \"delete\"").doesNotContain("create\"");

      Files.writeString(directory.resolve("rollback.csv"), "id\n1\n");
      assertThat(command.create("--check")).isEqualTo(2);
      assertThat(command.out()).contains("has no column node_id");
      assertThat(site.nodes()).hasSize(1);
    }
  }
}
