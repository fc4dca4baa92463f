package org.ingestworkbench.drupal.remote;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.ingestworkbench.repository.RepositoryException;

/**
 * Runs blocking work in threads of its own and waits for it as long as it moves. After an abort the
 * caller goes on at once.
 */
final class AbortableCalls {

  private static final long LOOK = TimeUnit.SECONDS.toNanos(1);

  private final Map<Transfer, Future<?>> underWay = new ConcurrentHashMap<>();
  private final ExecutorService threads =
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
   * Does it, and gives what it gives or throws; nothing when it does not move.
   *
   * @param work ends soon after it is interrupted, and leaves nothing behind then
   * @param transfer how far the work has come
   * @param dropped what is thrown after an abort
   */
  <T> Optional<T> waitFor(
      Callable<T> work, Transfer transfer, Supplier<RepositoryException> dropped) {
    if (aborted) {
      throw dropped.get();
    }
    var future = threads.submit(work);
    underWay.put(transfer, future);
    try {
      if (aborted) {
        throw dropped.get();
      }
      return get(future, transfer);
    } catch (CancellationException e) {
      throw dropped.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw dropped.get();
    } finally {
      underWay.remove(transfer);
      if (future.cancel(true) || future.isCancelled()) {
        transfer.end();
      }
    }
  }

  private static <T> Optional<T> get(Future<T> future, Transfer transfer)
      throws InterruptedException {
    while (true) {
      try {
        return Optional.of(future.get(nextLook(transfer), TimeUnit.NANOSECONDS));
      } catch (TimeoutException e) {
        if (transfer.patience() <= 0 && future.cancel(true)) {
          return Optional.empty();
        }
      } catch (ExecutionException e) {
        throw thrown(e);
      }
    }
  }

  /** The clock may be another one than the real one, so it is looked at now and then. */
  private static long nextLook(Transfer transfer) {
    return Math.min(LOOK, Math.max(1, transfer.patience()));
  }

  private static RuntimeException thrown(ExecutionException e) {
    if (e.getCause() instanceof Error error) {
      throw error;
    }
    return e.getCause() instanceof RuntimeException thrown ? thrown : new IllegalStateException(e);
  }

  /** Waits for nothing any more, and does nothing more. */
  void abort() {
    aborted = true;
    underWay.values().forEach(future -> future.cancel(true));
  }

  /** Ends the threads; what is under way is dropped. */
  void close() {
    abort();
    threads.shutdownNow();
  }
}
