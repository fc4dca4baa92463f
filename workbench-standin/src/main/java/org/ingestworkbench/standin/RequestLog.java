package org.ingestworkbench.standin;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The requests that were served, in the order in which they were done with; the stand-in's own
 * paths are not in it. It keeps the latest 100,000 and counts all.
 */
public final class RequestLog {
  private static final int KEPT = 100_000;

  private final Deque<ServedRequest> latest = new ArrayDeque<>();
  private long total;

  RequestLog() {}

  synchronized void add(ServedRequest request) {
    total++;
    latest.addLast(request);
    if (latest.size() > KEPT) {
      latest.removeFirst();
    }
  }

  /** The latest requests, oldest first. */
  public synchronized List<ServedRequest> list() {
    return List.copyOf(latest);
  }

  /** How many there were since the start or the last {@link #clear}. */
  public synchronized long count() {
    return total;
  }

  /**
   * How many of the kept ones have this method and a path that fits.
   *
   * @param method {@code *} for any
   * @param path a glob as {@link Fault#on} takes it
   */
  public long count(String method, String path) {
    PathGlob glob = new PathGlob(method, path);
    return list().stream().filter(r -> glob.matches(r.method(), r.path())).count();
  }

  /** Forgets all. */
  public synchronized void clear() {
    latest.clear();
    total = 0;
  }

  @Override
  public synchronized String toString() {
    return "RequestLog[" + total + " requests]";
  }
}
