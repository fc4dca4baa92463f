package org.ingestworkbench.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.ingestworkbench.operation.HaltedException;
import org.ingestworkbench.operation.StopSignal;
import org.ingestworkbench.spi.RepositoryException;
import org.ingestworkbench.spi.RepositoryException.Remedy;
import org.junit.jupiter.api.Test;

class RetryTest {

  private final List<String> said = new ArrayList<>();
  private final StopSignal signal = new StopSignal();
  private Instant now = Instant.EPOCH;
  private int asked;

  private Retry retry(int retries) {
    return Retry.of(
        new RetryPolicy(retries, Duration.ofSeconds(1), Duration.ofHours(1)),
        ((InstantSource) () -> now).withZone(ZoneOffset.UTC),
        signal,
        this::turn,
        (time, reason) -> said.add(reason));
  }

  private void turn(Duration time) {
    said.add("waited " + time.toSeconds());
    now = now.plus(time);
  }

  private String failing(int times, RepositoryException.Builder fault) {
    if (asked++ < times) {
      throw fault.remedy(Remedy.RETRY).build();
    }
    return "done";
  }

  private String failing(int times) {
    return failing(times, RepositoryException.because("busy"));
  }

  @Test
  void aFaultThatPassesIsWaitedOutAndToldBefore() {
    assertThat(retry(3).<String>ask(() -> failing(3))).isEqualTo("done");
    assertThat(said).containsExactly("busy", "waited 1", "busy", "waited 2");
  }

  @Test
  void patienceEndsWithTheLastRetry() {
    assertThatThrownBy(() -> retry(2).<String>ask(() -> failing(9))).hasMessageContaining("busy");
    assertThat(asked).isEqualTo(3);
  }

  @Test
  void anOperationThatIsToStopWaitsForNothing() {
    signal.cancel();
    assertThatThrownBy(() -> retry(3).<String>ask(() -> failing(9)))
        .isInstanceOf(HaltedException.class);
    assertThat(asked).isEqualTo(2);
  }

  @Test
  void oneThatDropsWhatItDoesAsksNothing() {
    signal.abort();
    assertThatThrownBy(() -> retry(3).<String>ask(() -> failing(9)))
        .isInstanceOf(HaltedException.class);
    assertThat(asked).isZero();
  }

  @Test
  void anotherThreadWaitsAtTheSameGate() {
    var retry = retry(3);
    assertThat(retry.again(2, RepositoryException.because("busy").remedy(Remedy.RETRY).build()))
        .isTrue();
    assertThat(retry.<String>ask(() -> failing(0))).isEqualTo("done");
    assertThat(said).containsExactly("busy", "waited 1");
  }

  @Test
  void theSiteSaysHowLongToWaitUpToAnHour() {
    var hour = RepositoryException.because("busy").status(503).retryAfter(Duration.ofHours(1));
    assertThat(retry(3).<String>ask(() -> failing(1, hour))).isEqualTo("done");
    assertThat(said).containsExactly("busy", "waited 3600");
  }

  @Test
  void aLongerWaitEndsTheOperation() {
    var longer = RepositoryException.because("busy").status(503).retryAfter(Duration.ofHours(2));
    var stop =
        catchThrowableOfType(
            RepositoryException.class, () -> retry(3).<String>ask(() -> failing(9, longer)));
    assertThat(stop.endsTheRun()).isTrue();
    assertThat(stop).hasMessageContaining("asks for a wait of 120 minutes");
    assertThat(asked).isEqualTo(1);
  }

  @Test
  void aRefusalIsNoReasonToAskAgain() {
    assertThatThrownBy(
            () ->
                retry(2)
                    .<String>ask(
                        () -> {
                          asked++;
                          throw RepositoryException.refusal("no", 422);
                        }))
        .hasMessageContaining("no");
    assertThat(asked).isEqualTo(1);
  }
}
