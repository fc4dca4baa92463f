package org.ingestworkbench.drupal.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pauses of 10 ns, by a ticker that a test reads out. */
class StartTimesTest {

  private final StartTimes spacing = new StartTimes(Duration.ofNanos(10));

  @ParameterizedTest
  @ValueSource(longs = {0, 1_000, -5, Long.MAX_VALUE - 15})
  void fourThatComeAtOnceBeginOneAfterTheOther(long now) {
    assertThat(spacing.take(now)).isEqualTo(10);
    assertThat(spacing.take(now)).isEqualTo(20);
    assertThat(spacing.take(now)).isEqualTo(30);
    assertThat(spacing.take(now + 3)).isEqualTo(37);
  }

  @Test
  void oneAloneWaitsThePauseBeforeEachRequest() {
    assertThat(spacing.take(0)).isEqualTo(10);
    assertThat(spacing.take(10 + 5)).isEqualTo(10);
    assertThat(spacing.take(25 + 500)).isEqualTo(10);
  }

  @Test
  void afterASlowAnswerAllWait() {
    spacing.take(0);
    spacing.holdBack(100, Duration.ofNanos(50));
    assertThat(spacing.take(110)).isEqualTo(40);
    assertThat(spacing.take(110)).isEqualTo(50);
  }

  @Test
  void aShorterWaitDoesNotEndALongerOne() {
    spacing.holdBack(0, Duration.ofNanos(100));
    spacing.holdBack(10, Duration.ofNanos(20));
    assertThat(spacing.take(20)).isEqualTo(80);
  }

  @Test
  void withoutAPauseNobodyWaitsUntilAnAnswerIsSlow() {
    var none = new StartTimes(Duration.ZERO);
    assertThat(none.take(0)).isZero();
    assertThat(none.take(0)).isZero();
    none.holdBack(0, Duration.ofNanos(7));
    assertThat(none.take(2)).isEqualTo(5);
    assertThat(none.take(20)).isZero();
  }
}
