package org.ingestworkbench.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ThrottleTest {

  private final Throttle throttle = new Throttle(8);

  private void rounds(int attempts) {
    for (int i = 0; i < attempts; i++) {
      throttle.attempt().wentWell();
    }
  }

  private void overload() {
    throttle.attempt().overloaded();
  }

  @Test
  void atFirstAllWorkersMayWork() {
    rounds(100);
    assertThat(throttle.limit()).isEqualTo(8);
  }

  @Test
  void anOverloadHalvesTheNumber() {
    overload();
    assertThat(throttle.limit()).isEqualTo(4);
    overload();
    overload();
    overload();
    assertThat(throttle.limit()).isEqualTo(1);
  }

  @Test
  void whatWasUnderWayTogetherCountsOnce() {
    var turns = IntStream.range(0, 8).mapToObj(i -> throttle.attempt()).toList();
    turns.forEach(Throttle.Attempt::overloaded);
    assertThat(throttle.limit()).isEqualTo(4);
  }

  @Test
  void aRoundThatWentWellAddsOneUpToTheNumberOfWorkers() {
    overload();
    rounds(3);
    assertThat(throttle.limit()).isEqualTo(4);
    rounds(1);
    assertThat(throttle.limit()).isEqualTo(5);
    rounds(5 + 6);
    assertThat(throttle.limit()).isEqualTo(7);
    rounds(100);
    assertThat(throttle.limit()).isEqualTo(8);
  }

  @Test
  void anOverloadBeginsTheRoundAnew() {
    overload();
    rounds(3);
    overload();
    rounds(1);
    assertThat(throttle.limit()).isEqualTo(2);
  }

  @Test
  void whatWasUnderWayBeforeAnOverloadDoesNotBringTheNumberBack() {
    var before = IntStream.range(0, 8).mapToObj(i -> throttle.attempt()).toList();
    before.get(0).overloaded();
    before.subList(1, 8).forEach(Throttle.Attempt::wentWell);
    assertThat(throttle.limit()).isEqualTo(4);
    rounds(4);
    assertThat(throttle.limit()).isEqualTo(5);
  }

  @Test
  void whoComesWhenThereIsNoRoomWaitsForSomebodyToLeave() throws InterruptedException {
    IntStream.range(0, 3).forEach(i -> overload());
    var first = throttle.turn();
    var second = new Thread(() -> throttle.turn().close());
    second.start();
    while (second.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    first.close();
    second.join();
    assertThat(second.isAlive()).isFalse();
  }
}
