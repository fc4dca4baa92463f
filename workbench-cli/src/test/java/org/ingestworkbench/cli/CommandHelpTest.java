package org.ingestworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class CommandHelpTest extends CommandCase {

  private static final List<String> HEADINGS =
      List.of(
          "Every day:",
          "Recovery:",
          "Coming from Islandora Workbench:",
          "Settings that are replaced:");

  @Test
  void withoutArgumentsThereAreEightLinesAndThreeExamples() {
    assertThat(command.run()).isEqualTo(2);

    var lines = command.err().lines().toList();
    int examples = lines.indexOf("Examples:");
    assertThat(lines.subList(0, examples)).hasSize(8);
    assertThat(lines.subList(examples + 1, lines.size())).hasSize(3);
    assertThat(lines).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    assertThat(command.out()).isEmpty();
  }

  @Test
  void optionsStandInGroupsEachOnce() {
    assertThat(command.run("help")).isZero();

    var help = command.out();
    assertThat(help.lines()).containsSubsequence(HEADINGS);
    var environment = UnattendedEnvironment.at(System.out, Optional.empty());
    for (var option : WorkbenchCommand.line(environment).getCommandSpec().options()) {
      if (!option.hidden()) {
        assertThat(help)
            .containsPattern("(?m)^ .*(?<![\\w-])" + option.longestName() + "(?![\\w-])");
      }
    }
    assertThat(help.lines().filter(line -> line.matches(" +--concurrency.*"))).hasSize(1);
  }

  @Test
  void eachCommandIsToldInAWholeSentence() {
    command.run("help");

    var commands = command.out().substring(command.out().indexOf("\nCommands:"));
    assertThat(commands.replaceAll("\\s+", " "))
        .contains(
            "cancel Asks the process that has a job to stop: a run, a rollback or the making of its"
                + " map.");
    assertThat(commands).doesNotContain("rehearse");
  }

  @Test
  void oneCommandIsAskedForByName() {
    command.run("rollback", "--help");
    var asked = command.out();
    assertThat(command.run("help", "rollback")).isZero();

    assertThat(command.out()).isEqualTo(asked).contains("--dry-run");
  }

  @Test
  void aShellCompletesCommandsAndOptions() {
    assertThat(command.run("completion")).isZero();

    assertThat(command.out())
        .contains("complete -F")
        .contains("rebuild-map")
        .contains("--accept-changes")
        .doesNotContain("rehearse");
  }
}
