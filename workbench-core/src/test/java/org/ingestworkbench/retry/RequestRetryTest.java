package org.ingestworkbench.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.ingestworkbench.listener.JobListener;
import org.ingestworkbench.operation.HaltedException;
import org.ingestworkbench.operation.StopSignal;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.repository.RepositoryException.Remedy;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestRetryTest {

  private final Throttle throttle = new Throttle(4);
  private final List<Duration> waits = new ArrayList<>();
  private final List<Integer> limits = new ArrayList<>();
  private Instant now = Instant.EPOCH;
  private final StopSignal signal = new StopSignal();
  private int answers;

  private RequestRetry patience() {
    var policy = RetryPolicy.of(3, Duration.ofSeconds(2));
    var retry = Retry.of(policy, clock(), signal, this::turn, JobListener.NONE);
    return new RequestRetry(retry, throttle, limits::add);
  }

  @Test
  void theLimitIsToldWhenItIsAnotherOne() {
    var patience = patience();
    var busy = RepositoryException.refusal("busy", 503);
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(
              () ->
                  patience.attempt(
                      () -> {
                        throw busy;
                      }))
          .isSameAs(busy);
    }
    assertThat(limits).containsExactly(2, 1);
    now = now.plusSeconds(60);
    patience.attempt(() -> 1);
    assertThat(limits).containsExactly(2, 1, 2);
    patience.attempt(() -> 1);
    assertThat(limits).hasSize(3);
  }

  private Clock clock() {
    return new Clock() {
      @Override
      public ZoneOffset getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(java.time.ZoneId zone) {
        return this;
      }

      @Override
      public Instant instant() {
        return now;
      }
    };
  }

  private void turn(Duration wait) {
    waits.add(wait);
    now = now.plus(wait);
  }

  private static Duration seconds(long seconds) {
    return Duration.ofSeconds(seconds);
  }

  private static RepositoryException fault(int status, @Nullable Duration retryAfter) {
    return RepositoryException.because("It answered " + status)
        .status(status)
        .remedy(Remedy.RETRY)
        .retryAfter(retryAfter)
        .build();
  }

  private String refusesOnce(int status, @Nullable Duration retryAfter) {
    return patience()
        .ask(
            () -> {
              if (answers++ == 0) {
                throw fault(status, retryAfter);
              }
              return "answer";
            });
  }

  @ParameterizedTest
  @CsvSource({"429, 2", "503, 2", "500, 4", "502, 4"})
  void onlyAnOverloadLowersTheNumberOfWorkers(int status, int limit) {
    assertThat(refusesOnce(status, null)).isEqualTo("answer");
    // The good answer that followed began a new round.
    assertThat(throttle.limit()).isEqualTo(limit);
  }

  @Test
  void theRepositorySaysHowLongAllWait() {
    refusesOnce(429, Duration.ofSeconds(30));
    assertThat(waits).containsExactly(Duration.ofSeconds(30));
  }

  @ParameterizedTest
  @CsvSource({"0, 2", "1, 2", "300, 300", "3000, 3000", "3600, 3600"})
  void itIsObeyedUpToAnHourAndNeverAskedSoonerThanTheBackOff(long asked, long waited) {
    refusesOnce(503, Duration.ofSeconds(asked));
    assertThat(waits).containsExactly(Duration.ofSeconds(waited));
  }

  @Test
  void whatAsksForNoWaitGetsMoreTimeWithEachRefusal() {
    var patience = patience();
    assertThatThrownBy(
            () ->
                patience.ask(
                    () -> {
                      throw fault(429, Duration.ZERO);
                    }))
        .hasMessage("It answered 429");
    assertThat(waits).containsExactly(seconds(2), seconds(4), seconds(8));
  }

  @Test
  void aLongerWaitStopsTheRunAndSaysWhenItMayGoOn() {
    assertThatThrownBy(() -> refusesOnce(429, Duration.ofSeconds(7200)))
        .isInstanceOf(RepositoryException.class)
        .hasMessage(
            "The repository asks for a wait of 120 minutes, and no run waits longer than 60: it"
                + " stops here, and nothing is lost. Resume after 1970-01-01T02:00:00Z. What it"
                + " says: It answered 429");
    assertThat(waits).isEmpty();
  }

  @Test
  void aLongerWaitStopsTheRunAlsoWhenNoRetryIsLeft() {
    var budget = patience().budget();
    for (int i = 0; i < 3; i++) {
      assertThat(budget.again(fault(429, Duration.ofHours(1)))).isTrue();
    }
    assertThat(budget.again(fault(429, Duration.ofHours(1)))).isFalse();
    assertThatThrownBy(() -> budget.again(fault(429, Duration.ofHours(2))))
        .isInstanceOf(RepositoryException.class);
  }

  @Test
  void anOverloadedRepositoryIsNotAskedAgainAtOnce() {
    refusesOnce(503, null);
    assertThat(waits).containsExactly(Duration.ofSeconds(2));
  }

  @Test
  void otherFaultsAreTriedAgainAtOnceTheFirstTime() {
    refusesOnce(502, null);
    assertThat(waits).isEmpty();
  }

  private static RepositoryException fromElsewhere(Duration retryAfter) {
    return RepositoryException.because("The file server answered 503")
        .status(503)
        .elsewhere()
        .remedy(Remedy.RETRY)
        .retryAfter(retryAfter)
        .build();
  }

  @Test
  void anOverloadOfAnotherSiteIsNoneOfTheRepository() {
    var patience = patience();
    assertThatThrownBy(
            () ->
                patience.attempt(
                    () -> {
                      throw fromElsewhere(Duration.ZERO);
                    }))
        .isInstanceOf(RepositoryException.class);
    assertThat(throttle.limit()).isEqualTo(4);
  }

  @Test
  void forAnotherSiteNobodyWaitsButWhoeverNeedsIt() {
    var patience = patience();
    var passed = new ArrayList<Instant>();
    assertThat(patience.budget().again(fromElsewhere(seconds(30)))).isTrue();
    now = Instant.EPOCH;
    patience.attempt(() -> passed.add(now));
    assertThat(waits).containsExactly(seconds(30));
    assertThat(passed).containsExactly(Instant.EPOCH);
  }

  @Test
  void anotherSiteThatAsksForVeryLongStopsNobody() {
    assertThat(patience().budget().again(fromElsewhere(Duration.ofDays(1)))).isTrue();
    assertThat(waits).containsExactly(Duration.ofHours(1));
  }

  @Test
  void whoeverIsToStopDoesNotTryAgainAfterWaitingAlone() {
    signal.cancel();
    var budget = patience().budget();
    assertThat(budget.again(fault(502, null))).isTrue();
    assertThatThrownBy(() -> budget.again(fromElsewhere(Duration.ZERO)))
        .isInstanceOf(HaltedException.class);
  }

  @Test
  void theNumberOfWorkersComesBack() {
    refusesOnce(503, null);
    var patience = patience();
    for (int i = 0; i < 20; i++) {
      patience.attempt(() -> "made");
    }
    assertThat(throttle.limit()).isEqualTo(4);
  }

  @Test
  void answersThatMayBeKnownAlreadyDoNotBringItBack() {
    refusesOnce(503, null);
    var patience = patience();
    for (int i = 0; i < 20; i++) {
      patience.ask(() -> "answer");
    }
    assertThat(throttle.limit()).isEqualTo(2);
  }

  @Test
  void anAttemptLeavesItsPlaceWhateverItEndsWith() {
    var patience = patience();
    for (int i = 0; i < 10; i++) {
      assertThatThrownBy(
              () ->
                  patience.attempt(
                      () -> {
                        throw new HaltedException();
                      }))
          .isInstanceOf(HaltedException.class);
    }
    assertThat(patience.attempt(() -> "room for one more")).isEqualTo("room for one more");
  }
}
