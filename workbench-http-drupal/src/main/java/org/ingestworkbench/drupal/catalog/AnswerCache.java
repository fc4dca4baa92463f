package org.ingestworkbench.drupal.catalog;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/**
 * Answers that are kept: the most recently used ones, so that memory does not grow with the input.
 * Threads that ask the same at once share one request; a failure is not kept.
 */
final class AnswerCache<K, V> {
  private final Map<K, CompletableFuture<V>> answers;

  AnswerCache(int most) {
    answers =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<K, CompletableFuture<V>> eldest) {
            return size() > most;
          }
        };
  }

  V get(K key, Function<K, V> ask) {
    var mine = new CompletableFuture<V>();
    var first = claim(key, mine);
    return first == mine ? answer(key, mine, ask) : join(first);
  }

  private synchronized CompletableFuture<V> claim(K key, CompletableFuture<V> mine) {
    var first = answers.putIfAbsent(key, mine);
    return first == null ? mine : first;
  }

  private V answer(K key, CompletableFuture<V> mine, Function<K, V> ask) {
    try {
      var value = ask.apply(key);
      mine.complete(value);
      return value;
    } catch (RuntimeException e) {
      forget(key, mine);
      mine.completeExceptionally(e);
      throw e;
    }
  }

  private static <V> V join(CompletableFuture<V> first) {
    try {
      return first.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /**
   * What is known without having been asked for; a caller that waits for an answer still gets that.
   */
  synchronized void put(K key, V value) {
    answers.put(key, CompletableFuture.completedFuture(value));
  }

  synchronized void forget(K key) {
    answers.remove(key);
  }

  private synchronized void forget(K key, CompletableFuture<V> mine) {
    answers.remove(key, mine);
  }
}
