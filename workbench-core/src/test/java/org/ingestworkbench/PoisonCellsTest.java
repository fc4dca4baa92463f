package org.ingestworkbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cell that is hard to read fails its row, in little memory and time; the others go on. */
class PoisonCellsTest {

  private static final int MINUTES = 10;

  @TempDir private Path directory;

  private List<String> poison(String... arguments) throws IOException, InterruptedException {
    var out = directory.resolve("out");
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx96m",
                "-XX:+UseSerialGC",
                "-Dfile.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                PoisonRun.class.getName(),
                directory.toString()));
    command.addAll(List.of(arguments));
    var child =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile()).start();
    try {
      assertThat(child.waitFor(MINUTES, TimeUnit.MINUTES)).as("it ended").isTrue();
    } finally {
      child.destroyForcibly();
    }
    var said = Files.readAllLines(out, StandardCharsets.UTF_8);
    assertThat(child.exitValue()).as(() -> String.join("\n", said)).isZero();
    return said;
  }

  @Test
  void everyRowEndsByItself() throws IOException, InterruptedException {
    var said = poison();
    assertThat(said)
        .contains(
            "check too-long ROW_ERROR CELL_TOO_LONG",
            "check bars ROW_ERROR CELL_TOO_LONG",
            "check langcode ROW_ERROR LANGCODE_INVALID")
        .filteredOn(line -> line.startsWith("check few-doubles"))
        .hasSize(6);
    assertThat(said).noneMatch(line -> line.startsWith("too long"));
    var run = said.stream().filter(line -> line.startsWith("run ")).toList();
    assertThat(run)
        .containsExactlyInAnyOrder(
            "run first CREATED",
            "run langcode FAILED",
            "run bars FAILED",
            "run leading-bars CREATED",
            "run many-values FAILED",
            "run few-doubles CREATED",
            "run alt CREATED",
            "run edtf-digits CREATED",
            "run edtf-set FAILED",
            "run place FAILED",
            "run number FAILED",
            "run choice FAILED",
            "run relation CREATED",
            "run relator FAILED",
            "run link FAILED",
            "run link-titles CREATED",
            "run marks CREATED",
            "run long-title CREATED",
            "run term CREATED",
            "run term-marks CREATED",
            "run file-nul FAILED",
            "run file-long FAILED",
            "run file-deep FAILED",
            "run file-escape CREATED",
            "run file-marks FAILED",
            "run parent BLOCKED",
            "run user FAILED",
            "run created FAILED",
            "run nul CREATED",
            "run too-long FAILED",
            "run last CREATED");
  }

  @Test
  void anIdBeyondAllReasonKeepsTheRunFromStarting() throws IOException, InterruptedException {
    assertThat(poison("long-e")).contains("check - ERROR ID_INVALID", "not started");
    assertThat(poison("long-i")).contains("check - ERROR ID_INVALID", "not started");
  }

  @Test
  void soDoesAHeaderBeyondAllReason() throws IOException, InterruptedException {
    assertThat(poison("wide-header")).contains("check - ERROR COLUMNS_TOO_MANY", "not started");
    assertThat(poison("long-header")).contains("check - ERROR CSV_SYNTAX", "not started");
    assertThat(poison("long-row")).contains("check - ERROR CSV_SYNTAX", "not started");
    assertThat(poison("wide-row")).contains("check wide ERROR ROW_TOO_LONG", "not started");
  }
}
