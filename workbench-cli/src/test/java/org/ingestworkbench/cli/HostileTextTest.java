package org.ingestworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ingestworkbench.standin.Fault;
import org.junit.jupiter.api.Test;

/** Cells and answers that would control a terminal or forge a line. */
class HostileTextTest extends CommandCase {

  /** Clears the screen (ESC and C1), turns the direction, ends lines in ways of its own. */
  private static final String POISON =
      "\u001b[2J\u009b2J\u202egnp\u2066\u200f\u2028\u2029\u0085\u0007\u0000x";

  private static void assertHarmless(String what, String shown) {
    assertThat(
            shown
                .codePoints()
                .filter(
                    c ->
                        (Character.isISOControl(c) && c != '\n')
                            || c == 0x2028
                            || c == 0x2029
                            || c == 0x200F
                            || (c >= 0x202A && c <= 0x202E)
                            || (c >= 0x2066 && c <= 0x2069))
                .mapToObj("U+%04X"::formatted)
                .distinct()
                .toList())
        .as(what + ":\n" + shown)
        .isEmpty();
  }

  private void assertAllHarmless() throws IOException {
    assertHarmless("console", command.out());
    assertHarmless("errors", command.err());
    try (var files = Files.list(directory)) {
      for (var file : files.map(Path::toString).filter(f -> f.endsWith(".log")).toList()) {
        assertHarmless(file, Files.readString(Path.of(file)));
      }
    }
  }

  @Test
  void titlesFilesAndAnswersReachNoConsoleLogOrList() throws IOException {
    command
        .config("completion_message: \"done\\e[2J\"")
        .csv(
            "id,title,field_model,file,field_weight",
            "01,\"Title " + POISON + "\",Image,,",
            "02,\"Two\n30-Nov-26 06:00:00 - INFO - Node deleted.\",Image,,",
            "03,Three,Image,,\"no number " + POISON + "\"",
            "04,Four,Image,\"no file " + POISON + ".tif\",");

    assertThat(command.create()).as(said()).isEqualTo(1);

    assertAllHarmless();
    assertHarmless("list", Files.readString(command.only("rows_not_done.*\\.csv")));
    assertThat(command.logLines()).noneMatch(line -> line.startsWith("INFO - Node deleted."));
    assertThat(command.create("--check")).as(said()).isEqualTo(2);
    assertAllHarmless();
    assertThat(command.create("--check", "--format=json")).as(said()).isEqualTo(2);
    assertAllHarmless();
  }

  @Test
  void whatASiteSaysOfAnErrorReachesNoConsoleOrLog() throws IOException {
    site.faults()
        .add(
            Fault.on("POST", "/node")
                .answer(422)
                .body("application/json", "{\"message\":\"Bad \\u001b[2J\\u202e\\u0085 value\"}"));
    command.config().csv(rows(1));

    assertThat(command.create()).as(said()).isNotZero();

    assertAllHarmless();
  }

  @Test
  void aConfigurationsTextsReachNoConsole() throws IOException {
    command.config("content_type: \"x\\e[2J\\u202e\"", "bad_\u202e_key: 1").csv(rows(1));

    assertThat(command.create()).as(said()).isNotZero();
    assertAllHarmless();
    command.create("--check", "--format=json");
    assertAllHarmless();
    command.create("--print_config");
    assertAllHarmless();
  }
}
