package org.ingestworkbench.drupal.entity;

import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.ingestworkbench.repository.RepositoryException;

/**
 * Runs blocking work in threads of its own and waits for it. After an abort the caller goes on at
 * once; the work, which no interrupt reaches, can ask whether it is still wanted.
 */
final class AbortableCalls {

  private final Map<Object, CompletableFuture<?>> underWay = new ConcurrentHashMap<>();
  private final Executor threads =
      new ThreadPoolExecutor(
          0,
          Integer.MAX_VALUE,
          5,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          AbortableCalls::thread);
  private volatile boolean aborted;

  private static Thread thread(Runnable work) {
    var thread = new Thread(work, "drupal-download");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Does it, and gives what it gives or throws.
   *
   * @param work is given what tells whether its result is still wanted
   * @param unwanted gets what came too late
   * @param dropped what is thrown after an abort
   */
  <T> T waitFor(
      Function<BooleanSupplier, T> work,
      Consumer<T> unwanted,
      Supplier<RepositoryException> dropped) {
    var answer = new CompletableFuture<T>();
    var wait = new Object();
    underWay.put(wait, answer);
    try {
      if (aborted) {
        throw dropped.get();
      }
      threads.execute(() -> complete(answer, work, unwanted));
      return answer.join();
    } catch (CancellationException e) {
      throw dropped.get();
    } catch (CompletionException e) {
      throw thrown(e);
    } finally {
      underWay.remove(wait);
    }
  }

  private static <T> void complete(
      CompletableFuture<T> answer, Function<BooleanSupplier, T> work, Consumer<T> unwanted) {
    try {
      var result = work.apply(answer::isDone);
      if (!answer.complete(result)) {
        unwanted.accept(result);
      }
    } catch (RuntimeException | Error e) {
      answer.completeExceptionally(e);
    }
  }

  private static RuntimeException thrown(CompletionException e) {
    if (e.getCause() instanceof Error error) {
      throw error;
    }
    return e.getCause() instanceof RuntimeException thrown ? thrown : e;
  }

  /** Waits for nothing any more, and does nothing more. */
  void abort() {
    aborted = true;
    underWay.values().forEach(answer -> answer.cancel(true));
  }
}
