package org.ingestworkbench.operation;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * Does work that may hang in a thread of its own. Once the operation is abandoned, the thread is
 * left behind: what it comes to then is heard by no one.
 */
public final class Detached {
  private Detached() {}

  /**
   * Waits for the work, or until the operation is abandoned.
   *
   * @return empty when the work was left behind
   * @throws RuntimeException what the work threw
   */
  public static <T> Optional<T> run(StopSignal signal, Supplier<T> work) {
    var result = new CompletableFuture<T>();
    start("workbench-requests", work, result);
    try {
      CompletableFuture.anyOf(result, signal.abandoned()).join();
      return result.isDone() ? Optional.of(result.join()) : Optional.empty();
    } catch (CompletionException e) {
      throw unwrapped(e);
    }
  }

  static <T> void start(String name, Supplier<T> work, CompletableFuture<T> result) {
    var thread = new Thread(() -> complete(result, work), name);
    thread.setDaemon(true);
    thread.start();
  }

  private static <T> void complete(CompletableFuture<T> result, Supplier<T> work) {
    try {
      result.complete(work.get());
    } catch (RuntimeException | Error e) {
      result.completeExceptionally(e);
    }
  }

  static RuntimeException unwrapped(CompletionException e) {
    if (e.getCause() instanceof Error error) {
      throw error;
    }
    return e.getCause() instanceof RuntimeException thrown ? thrown : e;
  }
}
