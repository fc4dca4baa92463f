package org.ingestworkbench.islandora.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ingestworkbench.islandora.config.WorkbenchConfig;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.workflow.MappingJob;
import org.ingestworkbench.workflow.TaskContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Workflow files as workflows. */
class WorkflowConfigTest {
  private static final List<String> WORKFLOW =
      List.of(
          "name: spring",
          "max_recovery_attempts: 3",
          "tasks:",
          "  - {name: books, config: books.yml, feeds: review}",
          "  - {name: maps, config: books.yml}",
          "  - {name: review, groups: [curators], items_from: books}",
          "  - {name: look, groups: [curators], items: [one, two]}",
          "  - {name: publish, command: [./publish.sh, now], if_all_done: books}",
          "  - {name: tell, notify: [./tell.sh]}");

  @TempDir Path directory;

  @BeforeEach
  void files() throws IOException {
    Files.write(directory.resolve("spring.yml"), WORKFLOW);
    Files.write(
        directory.resolve("books.yml"),
        List.of(
            "task: create",
            "host: http://localhost:8000",
            "username: u",
            "password: p",
            "csv_id_to_node_id_map_path: one.db"));
  }

  private String definition() {
    return WorkflowConfig.read(directory.resolve("spring.yml"))
        .workflow(new NoHands())
        .definition();
  }

  private void change(String name, String from, String to) throws IOException {
    var file = directory.resolve(name);
    var before = Files.readString(file);
    assertThat(before).contains(from);
    Files.writeString(file, before.replace(from, to));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          spring.yml | publish.sh, now        | publish.sh, later      | publish
          spring.yml | [./tell.sh]            | [./shout.sh]           | tell
          spring.yml | [one, two]             | [one, three]           | look
          spring.yml | items_from: books      | items_from: maps       | review
          spring.yml | review, groups: [cur   | review, groups: [ass   | review
          spring.yml | if_all_done: books     | if_all_done: maps      | publish
          books.yml  | one.db                 | two.db                 | books
          books.yml  | 'path: one.db'         | 'path: false'          | books
          books.yml  | localhost              | elsewhere              | books
          """)
  void whatDecidesWhatIsDoneIsInTheDefinition(String file, String from, String to, String task)
      throws IOException {
    var before = definition().lines().toList();
    change(file, from, to);
    var after = definition().lines().toList();

    assertThat(after).hasSameSizeAs(before);
    assertThat(after.stream().filter(line -> !before.contains(line)))
        .isNotEmpty()
        .anyMatch(line -> line.contains("task " + task));
  }

  @Test
  void howOftenItIsRecoveredIsNotInTheDefinition() throws IOException {
    var before = definition();
    change("spring.yml", "max_recovery_attempts: 3", "max_recovery_attempts: 4");
    assertThat(definition()).isEqualTo(before);
  }

  @Test
  void theArgumentsOfAProgramAreNotToldOf() {
    assertThat(definition()).contains("command task publish, ./publish.sh ").doesNotContain("now");
  }

  @Test
  void peopleAreNotFedByAJobThatMayBeSkipped() throws IOException {
    change("spring.yml", "{name: maps, ", "{name: maps, strategy: skip, ");
    change("spring.yml", "items_from: books", "items_from: maps");
    assertThatThrownBy(this::definition)
        .isInstanceOf(InputException.class)
        .hasMessageContaining("line 6")
        .hasMessageContaining("\"maps\" feeds the people of \"review\"");
  }

  @Test
  void aProgramNeedsAName() throws IOException {
    change("spring.yml", "[./tell.sh]", "[]");
    assertThatThrownBy(this::definition)
        .hasMessageContaining("notify must be a list: the program, then its arguments");
  }

  /** Nothing is run here. */
  private static final class NoHands implements TaskActions {
    @Override
    public MappingJob job(WorkbenchConfig config, TaskContext context) {
      throw new AssertionError("no job is run here");
    }

    @Override
    public void command(List<String> command, TaskContext context) {
      throw new AssertionError("no program is run here");
    }
  }
}
