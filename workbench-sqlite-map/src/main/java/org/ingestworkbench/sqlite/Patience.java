package org.ingestworkbench.sqlite;

import java.time.Duration;

/** A clock that only goes forward, and waiting by it. */
interface Patience {
  long nanos();

  void pause(Duration time) throws InterruptedException;

  /** That of the system. */
  static Patience real() {
    return new Patience() {
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
