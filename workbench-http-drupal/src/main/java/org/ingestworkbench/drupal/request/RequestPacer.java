package org.ingestworkbench.drupal.request;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.ingestworkbench.drupal.limits.AdaptivePause;
import org.jspecify.annotations.Nullable;

/**
 * Waits before every request, and after an answer that took much longer than the last ones did, as
 * the settings ask. They are the site's, not a thread's: however many send requests, no two begin
 * within a pause, and after a slow answer none does.
 */
final class RequestPacer {
  private static final int REMEMBERED = 20;

  private final boolean waits;
  private final @Nullable AdaptivePause adaptive;
  private final LongSupplier ticker;
  private final StartTimes spacing;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition woken = lock.newCondition();
  private final Deque<Long> lately = new ArrayDeque<>();
  private boolean awake;

  RequestPacer(Duration pause, @Nullable AdaptivePause adaptive, LongSupplier ticker) {
    this.waits = !pause.isZero() || adaptive != null;
    this.adaptive = adaptive;
    this.ticker = ticker;
    this.spacing = new StartTimes(pause);
  }

  /** Returns when the next request may begin. */
  void before() {
    if (waits) {
      rest(spacing.take(ticker.getAsLong()));
    }
  }

  /** Remembers how long a request took, and has all rest when it was slow. */
  void after(long nanos) {
    if (adaptive != null && slow(adaptive, nanos)) {
      spacing.holdBack(ticker.getAsLong(), adaptive.pause());
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

  private void rest(long nanos) {
    lock.lock();
    try {
      long left = nanos;
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
