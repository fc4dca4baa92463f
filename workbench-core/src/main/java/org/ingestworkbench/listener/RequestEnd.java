package org.ingestworkbench.listener;

import java.time.Duration;
import org.ingestworkbench.repository.RepositoryException;

/**
 * How a request ended.
 *
 * @param took since it was sent; waits between the parts of a creation count
 * @param status the status of the answer, as {@link RepositoryException#status} has it; 0 for a
 *     request that went well, and where there was no answer
 */
public record RequestEnd(RepositoryRequest request, Outcome outcome, int status, Duration took) {

  /** What became of it. */
  public enum Outcome {
    /** The repository did it, or answered the question. */
    OK,
    /** It had no effect: it was refused, or the question failed. */
    REFUSED,
    /** It is not known whether it had an effect. */
    UNKNOWN,
    /** It was given up on the way, since the operation stops. */
    DROPPED
  }
}
