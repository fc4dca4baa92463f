package org.ingestworkbench.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StopSignalTest {

  private static final Instant DEADLINE = Instant.parse("2024-03-01T10:00:00Z");

  private final StopSignal signal = new StopSignal(Clock.fixed(DEADLINE, ZoneOffset.UTC), DEADLINE);
  private final CompletableFuture<Thread> done = new CompletableFuture<>();

  private void whenStopped() {
    signal.whenStopped(() -> done.complete(Thread.currentThread()));
  }

  /** It may hold a monitor that another thread wants, which has the one that the action wants. */
  @Test
  void theThreadThatNoticesADeadlineDoesNotDoWhatIsToBeDoneAtAStop() throws Exception {
    whenStopped();
    assertThat(signal.stopping()).isTrue();
    assertThat(done.get(60, TimeUnit.SECONDS)).isNotSameAs(Thread.currentThread());
  }

  @Test
  void neitherDoesOneThatCancels() throws Exception {
    whenStopped();
    signal.cancel();
    assertThat(done.get(60, TimeUnit.SECONDS)).isNotSameAs(Thread.currentThread());
  }

  @Test
  void whatIsToBeDoneAtAStopIsDoneAfterOneToo() throws Exception {
    signal.cancel();
    whenStopped();
    assertThat(done.get(60, TimeUnit.SECONDS)).isNotSameAs(Thread.currentThread());
  }
}
