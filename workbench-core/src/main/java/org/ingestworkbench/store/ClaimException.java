package org.ingestworkbench.store;

import org.ingestworkbench.model.WorkbenchException;

/**
 * Another process has the job. Thrown when it is claimed, and at the next write of a process that
 * was taken for dead and woke up; such a process must not write again.
 */
public final class ClaimException extends WorkbenchException {
  private static final long serialVersionUID = 1L;

  public ClaimException(String message) {
    super(message);
  }

  /** Another process started the same job, or one over the same input, a moment ago. */
  public static ClaimException barredBy(JobRecord job) {
    return new ClaimException(
        "Job \"%s\" (%s) was started at %s and stands unfinished: wait for it, or resume it."
            .formatted(job.key().label(), job.id(), job.started()));
  }
}
