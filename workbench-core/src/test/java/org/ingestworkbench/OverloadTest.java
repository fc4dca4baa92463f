package org.ingestworkbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ingestworkbench.Creations.media;
import static org.ingestworkbench.Creations.node;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.repository.RepositoryException.Remedy;
import org.ingestworkbench.store.JobState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A repository that has too much to do, and says for how long. */
@Timeout(300)
class OverloadTest extends JobCase {

  private final TurnedClock clock = new TurnedClock();

  OverloadTest() {
    retries = 3;
  }

  private static RepositoryException busy(Duration wait) {
    return RepositoryException.because("Busy.")
        .status(429)
        .remedy(Remedy.RETRY)
        .retryAfter(wait)
        .build();
  }

  private IngestJobBuilder job() {
    return job(rows(3), Recovery.resume()).clock(clock.clock()).waiting(clock::turn);
  }

  @Test
  void anHourIsWaitedAndNoRowIsTheWorseForIt() {
    var refusals = new AtomicInteger(1);
    repository.before =
        Mishap.failing(
            node("Title 2").and(creation -> refusals.getAndDecrement() > 0),
            () -> busy(Duration.ofHours(1)));

    assertThat(job().build().run().allDone()).isTrue();

    assertThat(clock.in(Duration.ZERO)).isEqualTo("2026-01-01T01:00:00Z");
    assertThat(titles()).containsExactly("Title 1", "Title 2", "Title 3");
  }

  @Test
  void aLongerWaitStopsTheJobWithTheRowOpen() {
    repository.before = Mishap.failing(node("Title 2"), () -> busy(Duration.ofMinutes(61)));

    var report = job().build().run();

    assertThat(report.state()).isEqualTo(JobState.STOPPED);
    assertThat(report.stopped())
        .contains("61 minutes", "Resume after 2026-01-01T01:01:00Z.", "Busy.");
    assertThat(report.notDone()).isEmpty();
    assertThat(clock.in(Duration.ZERO)).isEqualTo("2026-01-01T00:00:00Z");
    repository.mend();
    assertThat(job().build().run().allDone()).isTrue();
    assertThat(titles()).containsExactly("Title 1", "Title 2", "Title 3");
  }

  @Test
  void aCancelEndsALongWait() {
    repository.before = Mishap.failing(node("Title 2"), () -> busy(Duration.ofHours(1)));
    var job = job();
    var running = new IngestJob[1];
    running[0] = job.waiting(wait -> running[0].cancel()).build();

    assertThat(running[0].run().state()).isEqualTo(JobState.CANCELLED);

    assertThat(titles()).containsExactly("Title 1");
  }

  /**
   * Row 2 is refused when row 3 has its node; then either row 3 waits like row 2, or it sends its
   * medium.
   */
  @Test
  void rowsUnderWayWaitBeforeTheirNextStepToo() {
    var nodeOfThreeIsMade = new CountDownLatch(1);
    var rowTwoWaits = new CountDownLatch(1);
    var rowThreeGoesOn = new CountDownLatch(2);
    var mediumSent = new AtomicReference<Instant>();
    var refusals = new AtomicInteger(1);
    files("a.jpg");
    repository.before =
        creation -> {
          if (node("Title 2").test(creation) && refusals.getAndDecrement() > 0) {
            await(nodeOfThreeIsMade);
            throw busy(Duration.ofSeconds(30));
          } else if (media().test(creation)) {
            mediumSent.set(clock.in(Duration.ZERO));
            rowThreeGoesOn.countDown();
          }
        };
    repository.after =
        Mishap.at(
            node("Title 3"),
            () -> {
              nodeOfThreeIsMade.countDown();
              await(rowTwoWaits);
            });
    var opens = clock.in(Duration.ofSeconds(30));
    var report =
        job("id,title,file\n1,Title 1,\n2,Title 2,\n3,Title 3,a.jpg\n", Recovery.NONE)
            .concurrency(4)
            .clock(clock.clock())
            .waiting(
                wait -> {
                  rowTwoWaits.countDown();
                  rowThreeGoesOn.countDown();
                  await(rowThreeGoesOn);
                  clock.turnTo(opens);
                })
            .build()
            .run();

    assertThat(report.allDone()).isTrue();
    assertThat(mediumSent).hasValue(opens);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(120, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
