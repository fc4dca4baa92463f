package org.ingestworkbench.sqlite.claim;

import java.util.function.Predicate;

/**
 * What this process knows of itself and others.
 *
 * @param running whether a process of this machine lives
 */
public record Processes(ProcessIdentity me, Predicate<ProcessIdentity> running) {

  public static Processes real() {
    return new Processes(ProcessIdentity.current(), ProcessIdentity::runs);
  }

  boolean surelyDead(ProcessIdentity other) {
    return me.sees(other) && !running.test(other);
  }
}
