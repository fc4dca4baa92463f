package org.ingestworkbench.standin.auth;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Drupal's flood control: after five failures in six hours a key is locked, also for a correct
 * password.
 */
public final class FloodControl {
  private static final int LIMIT = 5;
  private static final Duration WINDOW = Duration.ofHours(6);

  private final Clock clock;
  private final Map<String, Deque<Instant>> failures = new HashMap<>();

  public FloodControl(Clock clock) {
    this.clock = clock;
  }

  synchronized boolean isLocked(String key) {
    Deque<Instant> times = failures.getOrDefault(key, new ArrayDeque<>());
    while (!times.isEmpty() && times.peekFirst().isBefore(clock.instant().minus(WINDOW))) {
      times.removeFirst();
    }
    return times.size() >= LIMIT;
  }

  synchronized void failed(String key) {
    failures.computeIfAbsent(key, k -> new ArrayDeque<>()).add(clock.instant());
  }

  synchronized void clear(String key) {
    failures.remove(key);
  }
}
