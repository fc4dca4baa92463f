package org.ingestworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.ingestworkbench.cli.console.Interrupts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A stopped job goes on by hand: the rows that remain, in a job of their own. */
@Timeout(300)
class RemainingCommandTest extends CommandCase {

  private static final int ROWS = 24;

  private MixedRows rows;

  @BeforeEach
  void aStoppedJob() throws IOException {
    rows = MixedRows.in(directory, ROWS);
    command.config(MixedRows.settings()).csv(rows.csv());
    command.interruptAt("(record 11)", Interrupts.Kind.INT);
    assertThat(command.create()).isEqualTo(130);
  }

  private void ingestWhatRemains() throws IOException {
    var settings = new ArrayList<>(List.of(MixedRows.settings()));
    settings.add("input_csv: metadata.remaining.csv");
    settings.add("job_name: by hand");
    settings.add("csv_id_to_node_id_map_filename: another.db");
    command.config(settings.toArray(String[]::new));
    assertThat(command.create()).as(said()).isZero();
    rows.mustBe(site);
  }

  @Test
  void byTheLogEveryRowIsMadeOnceInTheEnd() throws IOException {
    int code =
        command.run(
            "remaining", "--config", command.file().toString(), "--log", command.log().toString());

    assertThat(code).as(command.err()).isZero();
    assertThat(command.out())
        .contains("11 rows were processed. 13 remain: ")
        .doesNotContain("Delete node");
    assertThat(Files.readAllLines(directory.resolve("metadata.remaining.csv")))
        .hasSize(14)
        .anyMatch(line -> line.matches("12,Row 12,Image,,\\d+,.*"));
    ingestWhatRemains();
  }

  @Test
  void byTheMapEveryRowIsMadeOnceInTheEnd() throws IOException {
    var map = map().toString();

    assertThat(command.run("remaining", "--config", command.file().toString(), "--map", map))
        .as(command.err())
        .isEqualTo(1);

    assertThat(command.out()).contains("Give the logs of all runs");
    assertThat(command.out()).contains("11 rows were processed. 13 remain: ");
    ingestWhatRemains();
  }

  @Test
  void theNewFileMayBeNamedAndNothingIsOverwritten() {
    var output = directory.resolve("metadata.csv").toString();
    var log = command.log().toString();
    var config = command.file().toString();

    assertThat(command.run("remaining", "--config", config, "--log", log, "--output", output))
        .isEqualTo(2);
    assertThat(command.err()).contains("is there already");
    assertThat(command.run("remaining", "--config", config)).isEqualTo(2);
    assertThat(command.err()).contains("--log, --rollback or --id-map");
  }
}
