package org.ingestworkbench.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.ingestworkbench.spi.RepositoryException;
import org.ingestworkbench.spi.RepositoryException.Remedy;
import org.junit.jupiter.api.Test;

class RetryTest {

  private final List<String> said = new ArrayList<>();
  private boolean stopping;
  private int asked;

  private Retry tries(int retries) {
    return new Retry(
        retries,
        (retry, wanted) -> Duration.ofSeconds(retry - 1L),
        time -> said.add("waited " + time.toSeconds()),
        () -> stopping,
        (time, reason) -> said.add(reason));
  }

  private String failing(int times) {
    if (asked++ < times) {
      throw RepositoryException.because("busy").remedy(Remedy.RETRY).build();
    }
    return "done";
  }

  @Test
  void aFaultThatPassesIsWaitedOutAndToldBefore() {
    assertThat(tries(3).<String>ask(() -> failing(3))).isEqualTo("done");
    assertThat(said).containsExactly("busy", "waited 1", "busy", "waited 2");
  }

  @Test
  void patienceEndsWithTheLastRetry() {
    assertThatThrownBy(() -> tries(2).<String>ask(() -> failing(9))).hasMessageContaining("busy");
    assertThat(asked).isEqualTo(3);
  }

  @Test
  void whoeverStopsTriesNothingAgain() {
    stopping = true;
    assertThatThrownBy(() -> tries(2).<String>ask(() -> failing(1))).hasMessageContaining("busy");
    assertThat(asked).isEqualTo(1);
  }

  @Test
  void aRefusalIsNoReasonToAskAgain() {
    assertThatThrownBy(
            () ->
                tries(2)
                    .<String>ask(
                        () -> {
                          asked++;
                          throw RepositoryException.refusal("no", 422);
                        }))
        .hasMessageContaining("no");
    assertThat(asked).isEqualTo(1);
  }
}
