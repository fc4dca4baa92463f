package org.ingestworkbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ingestworkbench.Creations.node;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.ingestworkbench.spi.JobState;
import org.ingestworkbench.spi.RepositoryException;
import org.ingestworkbench.spi.RepositoryException.Remedy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A repository that has too much to do, and says for how long. */
@Timeout(60)
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
}
