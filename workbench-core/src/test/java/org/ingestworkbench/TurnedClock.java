package org.ingestworkbench;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until a test turns it. */
final class TurnedClock {

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));

  Clock clock() {
    return ((InstantSource) now::get).withZone(ZoneOffset.UTC);
  }

  Instant in(Duration duration) {
    return now.get().plus(duration);
  }

  void turnTo(Instant instant) {
    now.set(instant);
  }

  void turn(Duration by) {
    now.updateAndGet(instant -> instant.plus(by));
  }
}
