package org.ingestworkbench.sqlite.claim;

import java.util.function.Predicate;

/**
 * What this process knows of itself and others.
 *
 * @param running whether a process of this machine surely lives
 * @param gone whether a process of this machine surely lives no more
 */
public record Processes(
    ProcessIdentity me, Predicate<ProcessIdentity> running, Predicate<ProcessIdentity> gone) {

  /** Where nothing is left in doubt. */
  public Processes(ProcessIdentity me, Predicate<ProcessIdentity> running) {
    this(me, running, running.negate());
  }

  public static Processes real() {
    return new Processes(ProcessIdentity.current(), ProcessIdentity::runs, ProcessIdentity::gone);
  }

  boolean surelyDead(ProcessIdentity other) {
    return me.sees(other) && gone.test(other);
  }

  boolean surelyAlive(ProcessIdentity other) {
    return me.sees(other) && running.test(other);
  }
}
