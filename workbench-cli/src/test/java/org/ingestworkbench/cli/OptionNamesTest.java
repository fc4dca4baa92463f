package org.ingestworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(300)
class OptionNamesTest extends CommandCase {

  @BeforeEach
  void twoRows() throws IOException {
    command.config().csv(rows(2));
  }

  @ParameterizedTest
  @CsvSource({
    "--map, --id-map",
    "--id_map, --id-map",
    "--csv_id_to_node_id_map_path=a_b.db, --id-map=a_b.db",
    "--skip_user_prompts, --yes",
    "--print_config, --print-config",
    "--csv_start_row, --csv-start-row",
    "a_file--map, a_file--map",
    "-h, -h"
  })
  void otherNamesAreTaken(String given, String current) {
    assertThat(OptionNames.current(new String[] {given, "--", given}))
        .containsExactly(current, "--", given);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--id-map", "--map", "--id_map", "--csv_id_to_node_id_map_path"})
  void aMapIsNamedAlikeByEveryCommand(String option) {
    var map = directory.resolve("other.db").toString();
    assertThat(command.create(option, map)).isZero();

    assertThat(command.run("jobs", option, map)).isZero();
    assertThat(command.out()).contains("2 done");
    assertThat(command.run("cancel", option, map, "--job", command.file().toString())).isEqualTo(2);
    assertThat(command.err()).contains("is not running");
    assertThat(command.run("verify", "--config", command.file().toString(), option, map)).isZero();
    assertThat(command.out()).contains("2 node; gone: 0");
    assertThat(command.run("help")).isZero();
    assertThat(command.out()).contains("--id-map").doesNotContain("--map", "--id_map", "_path");
  }

  @Test
  void jobsAreShownOfAConfiguration() {
    command.create();

    assertThat(command.run("jobs", "--config", command.file().toString())).isZero();
    assertThat(command.out()).contains("2 done");
  }

  @Test
  void withoutAConfigurationItIsSaidHowOneIsNamed() {
    for (var arguments :
        new String[][] {
          {"--check"},
          {"jobs"},
          {"remaining"},
          {"rebuild-map"},
          {"verify"},
          {"verify", "--job", "import"},
          {"workflow"},
          {"workflow", "status"}
        }) {
      assertThat(command.run(arguments)).as(arguments[0]).isEqualTo(2);
      assertThat(command.err()).contains("--config FILE: this directory has none.");
    }
    for (var unattended : new String[][] {{"rollback"}, {"rollback", "--yes"}}) {
      assertThat(command.run(unattended)).isEqualTo(2);
      assertThat(command.err()).contains("--config is needed");
    }
  }
}
