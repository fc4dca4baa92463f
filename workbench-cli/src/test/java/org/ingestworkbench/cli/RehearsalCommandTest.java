package org.ingestworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RehearsalCommandTest {

  @TempDir Path directory;

  @Test
  void aRehearsalIngestsTheSamplesWithoutAWord() throws IOException {
    var said = new ByteArrayOutputStream();
    var console = new PrintStream(said, true, StandardCharsets.UTF_8);
    var environment =
        UnattendedEnvironment.at(console, Optional.of(Path.of("..").toAbsolutePath()));

    int code = Workbench.run(new String[] {"rehearse", "" + directory.resolve("it")}, environment);

    assertThat(said.toString(StandardCharsets.UTF_8)).isEmpty();
    assertThat(code).isZero();
    assertThat(Files.readString(directory.resolve("it/workbench.log")))
        .contains("Islandora Workbench successfully completed.")
        .doesNotContain("can be read", "can read");
  }
}
