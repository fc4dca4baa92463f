package org.ingestworkbench.sqlite.claim;

import java.time.Duration;

/** A clock that only goes forward, and waiting by it. */
public interface MonotonicClock {
  long nanos();

  void pause(Duration time) throws InterruptedException;

  /** That of the system. */
  static MonotonicClock real() {
    return new MonotonicClock() {
      @Override
      public long nanos() {
        return System.nanoTime();
      }

      @Override
      public void pause(Duration time) throws InterruptedException {
        Thread.sleep(time.toMillis());
      }
    };
  }
}
