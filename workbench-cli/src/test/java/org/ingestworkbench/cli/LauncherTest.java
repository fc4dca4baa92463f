package org.ingestworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that starts the command. */
class LauncherTest {

  /** The only program that it needs before it looks for Java. */
  private static final Path DIRNAME = Path.of("/usr/bin/dirname");

  @TempDir private Path programs;

  private List<String> launch() throws IOException {
    var launcher = new ProcessBuilder(Path.of("../workbench").toRealPath().toString());
    launcher.environment().clear();
    launcher.environment().put("PATH", programs.toString());
    var said = launcher.redirectErrorStream(true).start().getInputStream().readAllBytes();
    return new String(said, StandardCharsets.UTF_8).lines().toList();
  }

  @Test
  void withoutJavaItSaysWhatIsNeededAndNothingElse() throws IOException {
    assumeThat(Files.isExecutable(DIRNAME)).as("a Unix").isTrue();
    var dirname =
        Files.writeString(programs.resolve("dirname"), "#!/bin/sh\nexec " + DIRNAME + " \"$@\"\n");
    assertThat(dirname.toFile().setExecutable(true)).isTrue();

    assertThat(launch())
        .containsExactly("There is no Java: install a JDK 17 or newer, or set JAVA_HOME to one.");
  }
}
