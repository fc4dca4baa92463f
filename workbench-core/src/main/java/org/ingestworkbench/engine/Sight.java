package org.ingestworkbench.engine;

import org.ingestworkbench.spi.Confirmation;

/** What the repository has of a step, whatever the generation. */
sealed interface Sight {

  /** It is there, made after so many rollbacks. */
  record There(int generation, Confirmation confirmation) implements Sight {}

  /** In no generation that was asked for is it there. */
  record Nowhere() implements Sight {}

  /**
   * Nobody can tell.
   *
   * @param generation the highest in which it may be, at least the job's newest that was found; it
   *     may be in any before it
   */
  record Hidden(int generation, String why) implements Sight {}
}
