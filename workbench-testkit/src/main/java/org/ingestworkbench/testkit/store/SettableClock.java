package org.ingestworkbench.testkit.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands until it is moved, forwards or backwards. Safe for use by many threads. */
public final class SettableClock extends Clock {
  private final Hand hand;
  private final ZoneId zone;

  /** Stands at the given time, in UTC. */
  public SettableClock(Instant now) {
    this(new Hand(now), ZoneOffset.UTC);
  }

  private SettableClock(Hand hand, ZoneId zone) {
    this.hand = hand;
    this.zone = zone;
  }

  /** What the clocks of several zones share. */
  private static final class Hand {
    private Instant now;

    Hand(Instant now) {
      this.now = now;
    }

    synchronized Instant get() {
      return now;
    }

    synchronized void set(Instant time) {
      now = time;
    }

    synchronized void advance(Duration by) {
      now = now.plus(by);
    }
  }

  public void set(Instant time) {
    hand.set(time);
  }

  /** Moves it; a negative duration moves it back. */
  public void advance(Duration by) {
    hand.advance(by);
  }

  @Override
  public Instant instant() {
    return hand.get();
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  /** The same clock, moved together with this one, in another zone. */
  @Override
  public Clock withZone(ZoneId other) {
    return new SettableClock(hand, other);
  }

  @Override
  public String toString() {
    return "SettableClock at " + hand.get();
  }
}
