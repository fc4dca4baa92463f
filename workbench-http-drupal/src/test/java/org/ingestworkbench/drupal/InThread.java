package org.ingestworkbench.drupal;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Does something in a thread of its own. Not in the common pool: the JDK's HTTP client completes
 * its answers there, and on two cores whoever blocks the pool's one thread waits for himself.
 */
public final class InThread {

  private InThread() {}

  public static <T> CompletableFuture<T> supply(Supplier<T> work) {
    return CompletableFuture.supplyAsync(work, task -> new Thread(task, "test").start());
  }
}
