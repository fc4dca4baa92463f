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
