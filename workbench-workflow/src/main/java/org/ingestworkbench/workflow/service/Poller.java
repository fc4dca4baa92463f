package org.ingestworkbench.workflow.service;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at the store again and again, on a daemon thread, until it is closed. */
final class Poller implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Poller.class);
  private static final int EACH = 10;

  private final Duration poll;
  private final Look look;
  private final CountDownLatch closing = new CountDownLatch(1);

  /** What is done at each look. Every tenth look is longer. */
  interface Look {
    void around(boolean tenth);
  }

  Poller(Duration poll, Look look) {
    this.poll = poll;
    this.look = look;
  }

  void start() {
    var thread = new Thread(this::run, "workflow-lookout");
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    for (int time = 1; pause(poll); time++) {
      try {
        look.around(time % EACH == 0);
      } catch (RuntimeException e) {
        LOG.warn("The workflow service could not look around and will try again", e);
      }
    }
  }

  /** Waits. Returns whether the time passed without a close. */
  private boolean pause(Duration time) {
    try {
      return !closing.await(time.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Waits for a fact. Returns whether it became true within the limit. */
  boolean awaits(Duration limit, BooleanSupplier fact) {
    long end = System.nanoTime() + limit.toNanos();
    while (!fact.getAsBoolean()) {
      if (System.nanoTime() >= end || !pause(Duration.ofMillis(Math.min(100, poll.toMillis())))) {
        return fact.getAsBoolean();
      }
    }
    return true;
  }

  @Override
  public void close() {
    closing.countDown();
  }
}
