package org.ingestworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.ingestworkbench.standin.Fault;
import org.ingestworkbench.standin.StandIn;
import org.ingestworkbench.standin.StandInBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The name of the site cannot be resolved any more, in the middle of a job. An open connection
 * needs no name, so the site closes it.
 */
@Timeout(180)
class NameAwayTest extends CommandCase {

  @Override
  StandInBuilder site() {
    return StandIn.builder().data(directory.resolve("site"));
  }

  @Test
  void theJobStopsAndGoesOnWhenTheNameIsKnownAgain() throws Exception {
    int port = site.uri().getPort();
    var host = "http://site.localhost:" + port;
    command.csv(rows(9)).config("host: " + host, "http_backoff_factor: 0");
    name("site.localhost");
    site.faults().add(Fault.on("POST", "/node").nth(4).hangBeforeWork());
    try (var child = child()) {
      awaitHits(1, child);
      name("elsewhere");
      site.close();

      assertThat(child.await()).as(child.said().toString()).isEqualTo(3);

      assertThat(String.join("\n", child.said()))
          .contains("The job stopped: ", "The name in " + host + " is not known", "To resume: ");
    }
    name("site.localhost");
    site = StandIn.builder().data(directory.resolve("site")).port(port).start();
    try (var child = child()) {
      assertThat(child.await()).as(child.said().toString()).isZero();
    }
    assertThat(site.nodes()).hasSize(9);
    assertThat(titles().distinct()).hasSize(9);
  }

  /** The one name that the command's process knows. */
  private void name(String known) throws IOException {
    Files.writeString(directory.resolve("hosts"), "127.0.0.1 " + known + "\n");
  }

  private ChildRun child() throws IOException {
    return ChildRun.with(
        List.of("-Djdk.net.hosts.file=" + directory.resolve("hosts"), "-Dsun.net.inetaddr.ttl=0"),
        List.of("--config", command.file().toString(), "--resume"));
  }
}
