package org.ingestworkbench.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.ingestworkbench.operation.HaltedException;
import org.ingestworkbench.operation.StopSignal;
import org.ingestworkbench.retry.Permits;
import org.ingestworkbench.retry.Throttle;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class NameLocksTest {

  private static final Instant DEADLINE = Instant.parse("2024-03-01T10:00:00Z");

  /** Stands at the deadline, and tells two threads of it at the same moment. */
  private static final class TwoAtOnce extends Clock {
    private final CountDownLatch both = new CountDownLatch(2);

    @Override
    public Instant instant() {
      both.countDown();
      try {
        both.await();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
      return DEADLINE;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  @RepeatedTest(20)
  void aDeadlineThatTwoThreadsNoticeAtOnceStopsBoth() throws Exception {
    var signal = new StopSignal(new TwoAtOnce(), DEADLINE);
    var permits = new Permits(new Throttle(2), signal);
    var names = new NameLocks(permits, signal);
    names.take(List.of("cats")).orElseThrow();

    var run = inItsOwnThread(() -> permits.await(permits.changes()));
    var row = inItsOwnThread(() -> names.await(List.of("cats")));

    assertThat(run.get(120, TimeUnit.SECONDS)).isEqualTo("returned");
    assertThat(row.get(120, TimeUnit.SECONDS)).isEqualTo("halted");
  }

  private static CompletableFuture<String> inItsOwnThread(Runnable waits) {
    var end = new CompletableFuture<String>();
    var thread =
        new Thread(
            () -> {
              try {
                waits.run();
                end.complete("returned");
              } catch (HaltedException e) {
                end.complete("halted");
              } catch (RuntimeException e) {
                end.completeExceptionally(e);
              }
            });
    thread.setDaemon(true);
    thread.start();
    return end;
  }
}
