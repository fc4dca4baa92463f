package org.ingestworkbench.plan.media;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Makes sets that remember what was added last, however much is added. */
final class RecentSet {

  private static final int TOLD = 10_000;

  private RecentSet() {}

  /** For what was told, so that what is true of many rows is told once. */
  static Set<String> told() {
    return of(TOLD);
  }

  /** An empty set that forgets the oldest beyond a number; safe for many threads. */
  static <T> Set<T> of(int most) {
    return Collections.synchronizedSet(
        Collections.newSetFromMap(
            new LinkedHashMap<>() {
              private static final long serialVersionUID = 1L;

              @Override
              protected boolean removeEldestEntry(Map.Entry<T, Boolean> eldest) {
                return size() > most;
              }
            }));
  }
}
