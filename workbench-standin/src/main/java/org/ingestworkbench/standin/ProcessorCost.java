package org.ingestworkbench.standin;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Makes requests as slow as PHP: each holds one of a number of processors for a while, and the
 * stand-in does its own work in that time.
 */
final class ProcessorCost {
  private final Duration perRequest;
  private final Duration basicExtra;
  private final Semaphore processors;
  private final CountDownLatch closed = new CountDownLatch(1);

  ProcessorCost(Duration perRequest, Duration basicExtra, int processors) {
    this.perRequest = perRequest;
    this.basicExtra = basicExtra;
    this.processors = new Semaphore(processors, true);
  }

  static ProcessorCost free() {
    return new ProcessorCost(Duration.ZERO, Duration.ZERO, Integer.MAX_VALUE);
  }

  <T> T of(boolean basic, Supplier<T> work) {
    processors.acquireUninterruptibly();
    long began = System.nanoTime();
    try {
      T answer = work.get();
      var cost = basic ? perRequest.plus(basicExtra) : perRequest;
      pause(cost.minusNanos(System.nanoTime() - began));
      return answer;
    } finally {
      processors.release();
    }
  }

  /** Waits; false if the site was closed meanwhile. */
  boolean pause(Duration time) {
    if (time.isZero() || time.isNegative()) {
      return true;
    }
    try {
      return !closed.await(time.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  void close() {
    closed.countDown();
  }
}
