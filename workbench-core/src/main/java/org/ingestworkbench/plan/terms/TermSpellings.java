package org.ingestworkbench.plan.terms;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.ingestworkbench.text.Folding;

/**
 * Remembers how new terms were first spelled, so that another spelling can be said to mean the
 * same. Only messages depend on it, and it stops to learn before it takes much memory. Safe for
 * many threads.
 */
final class TermSpellings {

  private static final int REMEMBERED = 10_000;

  private final Map<String, String> names = new ConcurrentHashMap<>();

  /** The first spelling of a name; the name itself when it is new. */
  String first(String vocabulary, String name) {
    var key = vocabulary + ':' + Folding.fold(name);
    if (names.size() >= REMEMBERED) {
      return names.getOrDefault(key, name);
    }
    var before = names.putIfAbsent(key, name);
    return before == null ? name : before;
  }
}
