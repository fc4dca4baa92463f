package org.ingestworkbench;

/** How a job goes on, or does not, from what an earlier run left. */
public enum Recovery {
  /** Start. Refused while an unfinished job of the same name, or over the same input, stands. */
  NONE,
  /**
   * Go on with the unfinished job, or start if there is nothing. A finished one is left as it is.
   */
  RESUME,
  /** Start, whatever stands: everything is made once more. */
  ANEW;

  /** See {@link #RESUME}. */
  public static Recovery resume() {
    return RESUME;
  }

  /** See {@link #NONE}. */
  public static Recovery none() {
    return NONE;
  }

  /** See {@link #ANEW}. */
  public static Recovery anew() {
    return ANEW;
  }
}
