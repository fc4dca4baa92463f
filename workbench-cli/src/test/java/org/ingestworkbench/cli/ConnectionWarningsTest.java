package org.ingestworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.ingestworkbench.standin.Fault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the command says of the way to the site. */
@Timeout(300)
class ConnectionWarningsTest extends CommandCase {

  @BeforeEach
  void oneRow() throws IOException {
    command.config().csv(rows(1));
  }

  private String everyRequest() {
    return site.uri()
        + " lets nobody sign in at /user/login (HTTP 403): every request sends the password"
        + " (Basic), which is slower.";
  }

  @Test
  void aPasswordWithEveryRequestIsWarnedOfOnConsoleAndLog() throws IOException {
    site.faults().add(Fault.on("POST", "/user/login").answer(403));

    command.create();

    assertThat(command.out().lines()).containsOnlyOnce("Warning: " + everyRequest());
    assertThat(command.logLines()).containsOnlyOnce("WARNING - " + everyRequest());
  }

  @Test
  void aCheckForProgramsWarnsElsewhere() throws IOException {
    site.faults().add(Fault.on("POST", "/user/login").answer(403));

    command.create("--check", "--format", "json");

    assertThat(command.out()).doesNotContain("sign in");
    assertThat(command.err().lines()).contains("Warning: " + everyRequest());
  }

  @Test
  void anAuthorityThatIsNotThereEndsBeforeAnyRequest() throws IOException {
    command.config("ca_file: " + directory.resolve("gone.pem"));

    assertThat(command.create()).isEqualTo(2);
    assertThat(command.err()).contains("gone.pem").doesNotContain("unforeseen");
    assertThat(site.requests().list()).isEmpty();
  }

  @Test
  void aProxyThatCannotBeUsedIsNamedByItsVariable() {
    command.environment("ALL_PROXY", "socks5://me:secret@proxy.example.org");

    assertThat(command.create()).isEqualTo(2);
    assertThat(command.err()).contains("ALL_PROXY").doesNotContain("secret");
  }
}
