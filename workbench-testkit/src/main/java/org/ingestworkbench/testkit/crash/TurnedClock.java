package org.ingestworkbench.testkit.crash;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that moves only when a thread waits; for runs in which no time may pass. */
public final class TurnedClock extends Clock {

  private Instant now;

  public TurnedClock(Instant start) {
    now = start;
  }

  /** Waits for a duration without taking time: turns the clock on. */
  public synchronized void pass(Duration duration) {
    now = now.plus(duration);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  /** The same clock: its zone never matters here. */
  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }

  @Override
  public synchronized Instant instant() {
    return now;
  }
}
