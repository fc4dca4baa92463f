package org.ingestworkbench.drupal.request;

import java.time.Duration;

/**
 * When requests may begin: a pause after the caller has come, and a pause after the request before,
 * whichever thread sends that. One thread alone waits the pause before each of its requests. Times
 * are those of a ticker, in nanoseconds; they may be negative and run over.
 */
final class StartTimes {

  private final long pause;
  private long earliest;
  private boolean begun;

  StartTimes(Duration pause) {
    this.pause = pause.toNanos();
  }

  /** Takes the next place, and says how long it is until then; never negative. */
  synchronized long take(long now) {
    long wait = Math.max(pause, begun ? earliest - now : 0);
    begun = true;
    earliest = now + wait + pause;
    return wait;
  }

  /** Lets no request begin for a while that has no place yet. */
  synchronized void holdBack(long now, Duration time) {
    if (!begun || earliest - now < time.toNanos()) {
      begun = true;
      earliest = now + time.toNanos();
    }
  }
}
