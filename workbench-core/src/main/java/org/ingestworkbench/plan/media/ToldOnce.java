package org.ingestworkbench.plan.media;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Remembers the last of what was told, so that what is true of many rows is told once. Safe for
 * many threads.
 */
final class ToldOnce {

  private static final int REMEMBERED = 10_000;

  private final Set<String> told =
      Collections.synchronizedSet(
          Collections.newSetFromMap(
              new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                  return size() > REMEMBERED;
                }
              }));

  /** Whether it is told for the first time. */
  boolean isNew(String what) {
    return told.add(what);
  }
}
