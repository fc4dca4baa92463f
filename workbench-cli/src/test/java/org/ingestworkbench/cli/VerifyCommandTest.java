package org.ingestworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a job made is read again by the command. */
class VerifyCommandTest extends RollbackCommandCase {

  private int verify(String... more) {
    var arguments = new ArrayList<>(List.of("verify", "--config", command.file().toString()));
    arguments.addAll(List.of(more));
    return command.run(arguments.toArray(String[]::new));
  }

  @Test
  void allIsThere() {
    assertThat(verify()).as(said()).isZero();
    assertThat(said()).contains("3 node, 2 media, 1 alias; gone: 0, changed: 0");
  }

  @Test
  void whatIsGoneIsNamed() {
    assertThat(rollBack("--yes")).as(said()).isZero();
    assertThat(command.create()).as(said()).isZero();
    assertThat(site.delete(site.nodes().get(2))).isTrue();

    assertThat(verify()).as(said()).isEqualTo(1);
    assertThat(said()).contains("Gone: " + site.uri() + "/node/", " of row 3: ");
    assertThat(verify("--json")).as(said()).isEqualTo(1);
    assertThat(command.out().lines())
        .hasSize(2)
        .anyMatch(line -> line.startsWith("{\"what\":\"GONE\",\"type\":\"NODE\""))
        .anyMatch(line -> line.contains("\"different\":{\"GONE\":1},\"rowsDone\":3"));
  }

  @Test
  void aJobThatIsNotThereIsSaid() {
    assertThat(verify("--job", "nothing")).as(said()).isEqualTo(2);
    assertThat(said()).contains("There is no job nothing");
  }
}
