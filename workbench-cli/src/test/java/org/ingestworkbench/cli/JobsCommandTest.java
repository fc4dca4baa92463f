package org.ingestworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Where the jobs of an ID map stand. */
@Timeout(300)
class JobsCommandTest extends CommandCase {

  @BeforeEach
  void fiveRows() throws IOException {
    command.config().csv(rows(5));
  }

  @Test
  void jobsShowsWhereEachJobStands() {
    stopAfterTwoRows();

    int code = command.run("jobs", "--map", map().toString());

    assertThat(code).isZero();
    assertThat(command.out())
        .contains("CANCELLED")
        .contains("2 done")
        .contains("first node ID  1")
        .contains("workbench --config " + command.file() + " --resume");
    assertThat(command.run("jobs", "--map", directory.resolve("none.db").toString())).isEqualTo(2);
    assertThat(directory.resolve("none.db")).doesNotExist();
  }

  private int jobs(String... more) {
    return command.run(
        java.util.stream.Stream.concat(
                java.util.stream.Stream.of("jobs", "--map", map().toString()),
                java.util.stream.Stream.of(more))
            .toArray(String[]::new));
  }

  @Test
  void anEndedJobIsForgottenAfterSayingWhatThatMeans() throws IOException {
    command.create();

    assertThat(jobs("--forget", command.file().toRealPath().toString())).as(said()).isZero();

    assertThat(command.out())
        .contains("5 rows done", "What it made stays on the site; \"rollback\" and", "Forgotten.");
    jobs();
    assertThat(command.out()).contains("No jobs.");
    assertThat(titles()).hasSize(5);
    assertThat(jobs("--forget", "none")).isEqualTo(2);
  }

  @Test
  void aJobThatCanBeGoneOnWithIsForgottenOnlyByForce() throws IOException {
    stopAfterTwoRows();
    var name = command.file().toRealPath().toString();

    assertThat(jobs("--forget", name)).isEqualTo(2);
    assertThat(command.err()).contains("stands CANCELLED", "--force");
    assertThat(jobs("--forget", name, "--force")).as(said()).isZero();
    assertThat(command.create()).as(said()).isZero();
    assertThat(titles()).hasSize(7);
  }

  @Test
  void aBackupIsMadeWhileAJobRunsAndCanBeOpened() {
    var copy = directory.resolve("copy.db");
    command.doAt("(record 03)", () -> backUp(copy));

    assertThat(command.create()).as(said()).isZero();

    command.run("jobs", "--map", copy.toString());
    assertThat(command.out()).contains("RUNNING", " done, ");
    assertThat(jobs("--backup", copy.toString())).isEqualTo(3);
    assertThat(command.err()).contains("copy.db");
  }

  private void backUp(java.nio.file.Path copy) {
    try (var store = org.ingestworkbench.sqlite.SqliteIdMap.open(map())) {
      store.backUpTo(copy);
    }
  }

  @Test
  void aJobWithANewerOneOfItsNameIsShownAsSuperseded() {
    stopAfterTwoRows();
    assertThat(command.create("--new")).isZero();

    command.run("jobs", "--map", map().toString());

    assertThat(command.out())
        .contains("superseded")
        .contains("workbench rollback --config " + command.file() + " --job ")
        .doesNotContain("--resume");
    assertThat(command.create()).as(said()).isZero();
  }
}
