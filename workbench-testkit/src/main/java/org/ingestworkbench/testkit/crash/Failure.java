package org.ingestworkbench.testkit.crash;

/**
 * Which effect of a run fails, and how.
 *
 * @param effect counted from 1
 * @param after whether it has happened when it fails
 * @param forGood whether everything after it fails too, as when the process dies
 */
public record Failure(int effect, boolean after, boolean forGood) {

  /** No effect fails. */
  public static final Failure NONE = new Failure(0, false, false);

  @Override
  public String toString() {
    return effect == 0
        ? "no failure"
        : "effect "
            + effect
            + " fails "
            + (after ? "after" : "before")
            + " it happened, "
            + (forGood ? "for good" : "once");
  }
}
