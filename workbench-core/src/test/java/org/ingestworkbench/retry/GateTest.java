package org.ingestworkbench.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.ingestworkbench.operation.HaltedException;
import org.ingestworkbench.operation.StopSignal;
import org.junit.jupiter.api.Test;

class GateTest {

  private final StopSignal signal = new StopSignal();
  private final List<Duration> waits = new ArrayList<>();
  private Instant now = Instant.EPOCH;
  private int looks;
  private final Gate gate =
      new Gate(((InstantSource) this::look).withZone(ZoneOffset.UTC), signal, this::turn);

  private Instant look() {
    looks++;
    return now;
  }

  private void turn(Duration wait) {
    waits.add(wait);
    now = now.plus(wait);
  }

  @Test
  void anOpenGateCostsNoLookAtTheClock() {
    gate.pass();
    assertThat(gate.closed()).isFalse();
    assertThat(looks).isZero();
  }

  @Test
  void itIsPassedWhenItOpensAndCostsNothingAgain() {
    gate.closeFor(Duration.ofSeconds(3));
    assertThat(gate.closed()).isTrue();
    gate.pass();
    assertThat(waits).containsExactly(Duration.ofSeconds(3));
    looks = 0;
    gate.pass();
    assertThat(gate.closed()).isFalse();
    assertThat(looks).isZero();
  }

  @Test
  void theLongestOfSeveralWaitsCounts() {
    gate.closeFor(Duration.ofSeconds(5));
    gate.closeFor(Duration.ofSeconds(3));
    gate.pass();
    assertThat(waits).containsExactly(Duration.ofSeconds(5));
  }

  @Test
  void aClockThatIsSetBackKeepsNobodyLongerThanTheLongestWait() {
    gate.closeFor(Duration.ofSeconds(5));
    now = now.minus(Duration.ofDays(1));
    gate.pass();
    assertThat(waits).containsExactly(Duration.ofSeconds(5));
  }

  @Test
  void whoeverIsToStopPassesOnlyAnOpenGate() {
    signal.cancel();
    gate.pass();
    gate.closeFor(Duration.ofSeconds(5));
    assertThatThrownBy(gate::pass).isInstanceOf(HaltedException.class);
    assertThat(waits).isEmpty();
  }

  @Test
  void whoeverIsToDropWhatItDoesPassesNone() {
    signal.abort();
    assertThatThrownBy(gate::pass).isInstanceOf(HaltedException.class);
  }
}
