package org.ingestworkbench.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChosenConfigTest {

  @TempDir private Path directory;

  private void file(String name, String text) throws IOException {
    Files.writeString(directory.resolve(name), text);
  }

  @Test
  void aConfigurationIsAFileWithATaskThatCreates() throws IOException {
    file("create.yml", "# ours\ntask: create\nhost: https://example.org\n");
    file("rollback.yml", "task: delete\n");
    file("notes.yaml", "tasks: [create]\n");
    file("create.txt", "task: create\n");
    Files.createDirectory(directory.resolve("folder.yml"));

    assertThat(ChosenConfig.in(directory)).containsExactly(directory.resolve("create.yml"));
  }

  @Test
  void aWorkflowIsAFileThatListsTasks() throws IOException {
    file("create.yml", "task: create\n");
    file("primary.yml", "task: create\nsecondary_tasks: [pages.yml]\n");
    file("spring.yaml", "name: spring\ntasks:\n  - {name: books, config: create.yml}\n");

    assertThat(ChosenConfig.workflows(directory))
        .containsExactly(directory.resolve("primary.yml"), directory.resolve("spring.yaml"));
  }

  @Test
  void severalAreListedByName() throws IOException {
    file("b.yaml", "task: \"create\"\n");
    file("a.yml", "task: 'create'\n");

    assertThat(ChosenConfig.in(directory))
        .containsExactly(directory.resolve("a.yml"), directory.resolve("b.yaml"));
  }
}
