package org.ingestworkbench.standin.rest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.ingestworkbench.standin.http.Refusal;

/**
 * Locks the name of a file while it is uploaded; Drupal refuses another upload of that name
 * meanwhile.
 */
public final class UploadLocks {
  private final Clock clock;
  private final Duration time;
  private final Map<String, Instant> ends = new HashMap<>();

  public UploadLocks(Clock clock, Duration time) {
    this.clock = clock;
    this.time = time;
  }

  /** Locks a name, or refuses while it is locked. */
  synchronized void take(String name) {
    if (time.isZero()) {
      return;
    }
    Instant now = clock.instant();
    ends.values().removeIf(end -> !end.isAfter(now));
    if (ends.putIfAbsent(name, now.plus(time)) != null) {
      throw Refusal.busy();
    }
  }
}
