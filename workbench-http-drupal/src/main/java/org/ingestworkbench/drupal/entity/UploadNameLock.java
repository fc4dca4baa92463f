package org.ingestworkbench.drupal.entity;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Lets one upload of a name be under way at a time: Drupal refuses a second one meanwhile, with the
 * answer of an overloaded site. Others are not kept, and no name is kept longer than its upload. A
 * job sees to it before a step begins; this is for all others that use the client at once.
 */
public final class UploadNameLock {

  private final Set<String> names = new HashSet<>();
  private boolean awake;

  /** Does the work once no other thread does any under the name; at once after {@link #wake}. */
  public <T> T alone(String name, Supplier<T> work) {
    boolean taken = take(name);
    try {
      return work.get();
    } finally {
      if (taken) {
        leave(name);
      }
    }
  }

  /** A thread that is interrupted goes on as well: the request that comes next sees to it. */
  private synchronized boolean take(String name) {
    try {
      while (names.contains(name) && !awake) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
    return names.add(name);
  }

  private synchronized void leave(String name) {
    names.remove(name);
    notifyAll();
  }

  /** Ends all waits, now and later. */
  synchronized void wake() {
    awake = true;
    notifyAll();
  }
}
