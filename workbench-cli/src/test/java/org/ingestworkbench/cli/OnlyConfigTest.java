package org.ingestworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Commands about a job, in a directory that has one configuration. */
@Timeout(300)
class OnlyConfigTest extends RollbackCommandCase {

  private static final String CHOSEN = "Configuration: create.yml, the only one of this directory.";

  private List<String> here(int code, String... arguments) throws Exception {
    try (var child = ChildRun.in(directory, arguments)) {
      assertThat(child.await()).as(child.said().toString()).isEqualTo(code);
      return child.said();
    }
  }

  @Test
  void aStopIsAskedOfTheJobThatIsNamedAndNotOfTheConfigurations() throws Exception {
    assertThat(here(2, "cancel", "--job", "another"))
        .contains(CHOSEN)
        .anyMatch(line -> line.contains("There is no job another in "));
    assertThat(here(2, "cancel")).anyMatch(line -> line.endsWith(" first row is under way."));
  }

  @Test
  void aVerificationReadsTheJobThatIsNamed() throws Exception {
    assertThat(here(2, "verify", "--job", "another"))
        .contains(CHOSEN)
        .anyMatch(line -> line.contains("There is no job another"));
    assertThat(here(0, "verify", "--job", "create.yml")).doesNotContain(CHOSEN);
  }

  @Test
  void theConfigurationOfARollbackIsSaidOnce() throws Exception {
    assertThat(here(0, "rollback", "--dry-run")).containsOnlyOnce(CHOSEN);
    assertThat(site.nodes()).hasSize(3);
  }

  @Test
  void withoutAPersonToAskNothingIsDeletedByAConfigurationThatWasNotNamed() throws Exception {
    assertThat(here(2, "rollback")).anyMatch(line -> line.contains("--config is needed: "));
    assertThat(site.nodes()).hasSize(3);
  }

  @Test
  void aRollbackOfAWorkflowTakesTheOnlyWorkflowFile() throws Exception {
    Files.writeString(
        directory.resolve("spring.yml"),
        "name: spring\ntasks:\n  - {name: books, config: create.yml}\n");

    assertThat(here(2, "rollback", "--workflow", "--dry-run"))
        .contains("Configuration: spring.yml, the only one of this directory.")
        .anyMatch(line -> line.contains("There is no job of spring to roll back"));
  }
}
