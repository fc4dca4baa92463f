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
   * @param generation in which it would be if it is there: the job's newest, if that is not told,
   *     else the first that is not
   */
  record Hidden(int generation, String why) implements Sight {}
}
