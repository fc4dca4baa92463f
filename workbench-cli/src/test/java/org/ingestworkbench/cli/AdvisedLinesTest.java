package org.ingestworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.standin.StandIn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Lines that name an option, a command, a setting or JSON:API are the same, to the letter, on the
 * console, in the log and in lists of rows.
 */
@Timeout(300)
class AdvisedLinesTest {

  private static final Path GOLDEN = Path.of("src/test/resources/advised-lines.txt");

  @TempDir Path directory;

  @Test
  void linesThatAdviseAreTheSameToTheLetter() throws IOException {
    var lines = new ArrayList<String>();
    try (var site = CheckFixture.site(Files.createDirectory(directory.resolve("first")))) {
      for (var check : CheckCase.all()) {
        // Some accounts may read everything, and what is outside has another name each time.
        if (check.code() != Problem.Code.FILE_UNREADABLE
            && check.code() != Problem.Code.FILE_OUTSIDE_INPUT) {
          lines.addAll(played(named(check), site, scene -> scene.checked(check.fails())));
        }
      }
      for (var scene : AdvisedScene.ofChecks()) {
        lines.addAll(played(scene.name(), site, scene.acts()));
      }
    }
    for (var scene : AdvisedScene.ofRuns()) {
      try (var site = StandIn.builder().jsonApi(scene.jsonApi()).start()) {
        lines.addAll(played(scene.name(), site, scene.acts()));
      }
    }
    var found = Path.of("target/advised-lines.txt");
    Files.write(found, lines);

    assertThat(found).as("what is said now, %s", found).hasSameTextualContentAs(GOLDEN);
  }

  /** Several cases may have one code. */
  private String named(CheckCase check) {
    int number = 1;
    while (Files.exists(folder(check + " " + number))) {
      number++;
    }
    return check + " " + number;
  }

  private Path folder(String name) {
    return directory.resolve(name.replace(' ', '-'));
  }

  private List<String> played(String name, StandIn site, AdvisedScene.Acts acts)
      throws IOException {
    var folder = Files.createDirectory(folder(name));
    var scene = new AdvisedScene.Stage(new CheckFixture(folder, site));
    acts.on(scene);
    var lines = new ArrayList<String>(List.of("## " + name));
    lines.addAll(scene.said());
    return lines;
  }
}
