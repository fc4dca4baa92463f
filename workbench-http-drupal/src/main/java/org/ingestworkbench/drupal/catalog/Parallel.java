package org.ingestworkbench.drupal.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.ingestworkbench.model.WorkbenchException;

/** Asks several things at once; threads live only as long as the question. */
final class Parallel {
  private static final int MOST = 6;

  private Parallel() {}

  /** The answers in the order of the questions; the first failure ends it. */
  static <T, R> List<R> map(Collection<T> questions, Function<T, R> ask) {
    if (questions.size() <= 1) {
      return questions.stream().map(ask).toList();
    }
    var pool = Executors.newFixedThreadPool(Math.min(MOST, questions.size()), Parallel::daemon);
    try {
      var asked = new ArrayList<Future<R>>();
      questions.forEach(question -> asked.add(pool.submit(() -> ask.apply(question))));
      return asked.stream().map(Parallel::get).toList();
    } finally {
      pool.shutdownNow();
    }
  }

  private static Thread daemon(Runnable work) {
    var thread = new Thread(work, "drupal-definitions");
    thread.setDaemon(true);
    return thread;
  }

  private static <R> R get(Future<R> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new WorkbenchException("Definitions cannot be read: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WorkbenchException("Interrupted while definitions were read.", e);
    }
  }
}
