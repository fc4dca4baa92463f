package org.ingestworkbench.retry;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Tells the fault of single objects from a fault that all of them would meet, where a single answer
 * cannot: the same status for five of them, with none between that went well. Every operation has
 * one, and its own words for it. Safe for many threads.
 *
 * @param <T> what an object is named by
 */
public final class SameErrorBreaker<T> {

  /** How many objects that fail alike are not the objects' own fault. */
  public static final int ALIKE = 5;

  private final Set<T> failed = new LinkedHashSet<>();
  private int status;

  /**
   * An object failed. Once there are five, those keep together: what else is under way then says
   * nothing of them any more, unless it fails alike.
   *
   * @return whether it is one of five or more
   */
  public synchronized boolean failed(T object, int answer) {
    if (answer != status && !tripped()) {
      failed.clear();
      status = answer;
    }
    if (answer == status) {
      failed.add(object);
    }
    return answer == status && tripped();
  }

  /** An object was made, found or deleted. */
  public synchronized void wentWell() {
    if (!tripped()) {
      failed.clear();
    }
  }

  /** Whether there are five. */
  public synchronized boolean tripped() {
    return failed.size() >= ALIKE;
  }

  /** The objects that failed alike so far, in their order. */
  public synchronized List<T> failed() {
    return List.copyOf(failed);
  }
}
