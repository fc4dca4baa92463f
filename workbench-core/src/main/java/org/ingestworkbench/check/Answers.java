package org.ingestworkbench.check;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Remembers answers: those of the last questions, in two generations, so that looking one up needs
 * no lock. Threads that ask the same at once share one question; a failure is not kept.
 */
final class Answers<K> {

  private final int generation;
  private volatile Map<K, CompletableFuture<Object>> young = new ConcurrentHashMap<>();
  private volatile Map<K, CompletableFuture<Object>> old = Map.of();

  /**
   * @param most how many answers are kept at the most, about
   */
  Answers(int most) {
    generation = Math.max(1, most / 2);
  }

  @SuppressWarnings("unchecked") // a key is asked for with one question only
  <T> T get(K key, Supplier<T> question) {
    var known = young.get(key);
    if (known != null) {
      return (T) join(known);
    }
    var older = old.get(key);
    return older == null ? ask(key, question) : (T) join(keep(key, older));
  }

  @SuppressWarnings("unchecked") // as above
  private <T> T ask(K key, Supplier<T> question) {
    var mine = new CompletableFuture<Object>();
    var first = keep(key, mine);
    if (first != mine) {
      return (T) join(first);
    }
    try {
      T answer = question.get();
      mine.complete(answer);
      return answer;
    } catch (RuntimeException e) {
      young.remove(key, mine);
      mine.completeExceptionally(e);
      throw e;
    }
  }

  private CompletableFuture<Object> keep(K key, CompletableFuture<Object> answer) {
    var now = young;
    if (now.size() >= generation) {
      now = turn();
    }
    var first = now.putIfAbsent(key, answer);
    return first == null ? answer : first;
  }

  private synchronized Map<K, CompletableFuture<Object>> turn() {
    if (young.size() >= generation) {
      old = young;
      young = new ConcurrentHashMap<>();
    }
    return young;
  }

  private static Object join(CompletableFuture<Object> answer) {
    try {
      return answer.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }
}
