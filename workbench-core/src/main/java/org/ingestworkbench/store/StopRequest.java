package org.ingestworkbench.store;

import org.jspecify.annotations.Nullable;

/**
 * That the process which has a job is asked to stop what it does with it. A request belongs to one
 * claim: the next claim of the job knows nothing of it.
 *
 * @param kind what is asked for
 * @param by who asks, for messages: a process and its machine where the store knows them
 */
public record StopRequest(Kind kind, String by) {

  /** What can be asked for. The names are stored. */
  public enum Kind {
    /** Start nothing further, and finish what is under way. */
    CANCEL,
    /** Drop what is under way, too. Outranks a cancel. */
    ABORT;

    /** Whether it asks for more than another request, if there is one, has asked for. */
    public boolean exceeds(@Nullable Kind other) {
      return other == null || compareTo(other) > 0;
    }
  }
}
