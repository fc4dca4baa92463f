package org.ingestworkbench.drupal;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Waits that somebody asked for: before every request, and after an answer that took much longer
 * than the last ones did.
 */
final class Pacing {
  private static final int REMEMBERED = 20;

  private final Duration pause;
  private final @Nullable AdaptivePause adaptive;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition woken = lock.newCondition();
  private final Deque<Long> lately = new ArrayDeque<>();
  private boolean awake;

  Pacing(Duration pause, @Nullable AdaptivePause adaptive) {
    this.pause = pause;
    this.adaptive = adaptive;
  }

  void before() {
    rest(pause);
  }

  /** Remembers how long a request took, and rests when it was slow. */
  void after(long nanos) {
    if (adaptive != null && slow(adaptive, nanos)) {
      rest(adaptive.pause());
    }
  }

  private boolean slow(AdaptivePause rule, long nanos) {
    lock.lock();
    try {
      var mean = lately.stream().mapToLong(Long::longValue).average();
      lately.addLast(nanos);
      if (lately.size() > REMEMBERED) {
        lately.removeFirst();
      }
      return mean.isPresent() && nanos > mean.getAsDouble() * rule.threshold();
    } finally {
      lock.unlock();
    }
  }

  private void rest(Duration duration) {
    if (duration.isZero()) {
      return;
    }
    lock.lock();
    try {
      long left = duration.toNanos();
      while (left > 0 && !awake) {
        left = woken.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  /** Ends all waits, now and later. */
  void wake() {
    lock.lock();
    try {
      awake = true;
      woken.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
