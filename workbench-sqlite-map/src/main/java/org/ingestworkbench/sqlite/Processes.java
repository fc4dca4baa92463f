package org.ingestworkbench.sqlite;

import java.util.function.Predicate;

/**
 * What this process knows of itself and others.
 *
 * @param running whether a process of this machine lives
 */
record Processes(ProcessIdentity me, Predicate<ProcessIdentity> running) {

  static Processes real() {
    return new Processes(ProcessIdentity.current(), ProcessIdentity::runs);
  }

  boolean surelyDead(ProcessIdentity other) {
    return me.sees(other) && !running.test(other);
  }
}
