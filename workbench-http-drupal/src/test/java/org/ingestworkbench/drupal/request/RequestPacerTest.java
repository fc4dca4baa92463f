package org.ingestworkbench.drupal.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.ingestworkbench.drupal.InThread;
import org.ingestworkbench.drupal.limits.AdaptivePause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class RequestPacerTest {

  private static final Duration DAY = Duration.ofDays(1);

  private static CompletableFuture<Boolean> before(RequestPacer pacing) {
    return InThread.supply(
        () -> {
          pacing.before();
          return true;
        });
  }

  /** The first answers are usual, the next is slow: only then does anybody wait. */
  @Test
  void aSlowAnswerOfOneThreadKeepsTheOthersToo() {
    var pacing = new RequestPacer(Duration.ZERO, new AdaptivePause(DAY, 2), () -> 0);
    pacing.after(10);
    pacing.after(12);
    pacing.before();
    pacing.after(100);
    var waiting = Stream.generate(() -> before(pacing)).limit(3).toList();
    assertThat(waiting).noneMatch(CompletableFuture::isDone);
    pacing.wake();
    assertThat(waiting).allMatch(CompletableFuture::join);
  }

  @Test
  void anAnswerThatIsSlowKeepsNobodyWithoutTheSetting() {
    var pacing = new RequestPacer(Duration.ZERO, null, () -> 0);
    pacing.after(1);
    pacing.after(1_000);
    assertThat(before(pacing).join()).isTrue();
  }
}
