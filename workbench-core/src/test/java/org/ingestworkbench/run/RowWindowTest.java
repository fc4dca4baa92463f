package org.ingestworkbench.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.ingestworkbench.model.Row;
import org.junit.jupiter.api.Test;

class RowWindowTest {

  private final RowWindow window = new RowWindow(2);
  private final RowsInFlight inFlight = new RowsInFlight(id -> id, null, () -> {});

  private static Row row(int line, int characters) {
    return new Row(line, "r" + line, Map.of("title", "x".repeat(characters)));
  }

  private int fill(int characters) {
    int rows = 0;
    while (window.hasRoom()) {
      window.add(new RowWindow.Waiting(row(++rows, characters), Optional.empty()));
    }
    return rows;
  }

  @Test
  void aFewTimesAsManyRowsWaitAsAreWorkedOn() {
    assertThat(fill(10)).isEqualTo(8);
  }

  @Test
  void itRunsLowWhenNoMoreWaitThanAreWorkedOn() {
    fill(10);
    for (int started = 0; started < 5; started++) {
      assertThat(window.runsLow()).isFalse();
      window.start(window.firstReady().orElseThrow());
    }
    window.start(window.firstReady().orElseThrow());
    assertThat(window.runsLow()).isTrue();
  }

  @Test
  void longRowsAreFewerButAlwaysAsManyAsMayBeWorkedOn() {
    assertThat(fill(300_000)).isEqualTo(4);
  }

  @Test
  void veryLongRowsAreAsManyAsMayBeWorkedOn() {
    assertThat(fill(5_000_000)).isEqualTo(2);
  }

  @Test
  void aRowThatStartedTakesItsRoomUntilItEnds() {
    fill(10);
    var first = window.firstReady().orElseThrow();
    window.start(first);
    assertThat(window.hasRoom()).isFalse();
    window.ended(first.row());
    assertThat(window.hasRoom()).isTrue();
  }

  @Test
  void theFirstIsTakenThatDoesNotWaitForItsParent() {
    var parent = inFlight.read("parent");
    window.add(new RowWindow.Waiting(row(1, 1), Optional.of(parent)));
    window.add(new RowWindow.Waiting(row(2, 1), Optional.empty()));
    assertThat(window.firstReady().orElseThrow().row().line()).isEqualTo(2);
    inFlight.ended("parent");
    assertThat(window.firstReady().orElseThrow().row().line()).isEqualTo(1);
  }
}
