package org.ingestworkbench.spi;

/** Where a job stands in the store. */
public enum JobState {
  /** A process holds it, or held it and died. */
  RUNNING,
  /** Every row has an outcome and all are done. */
  FINISHED,
  /** Every row has an outcome, some are not done. */
  FINISHED_WITH_FAILURES,
  /** A fault of the world ended the run; rows are open. */
  STOPPED,
  /** Somebody cancelled it; rows are open. */
  CANCELLED,
  /** Somebody aborted it; rows are open. */
  ABORTED,
  /**
   * A rollback deleted something of it and did not come to its end: what is missing nobody knows
   * before another rollback did. It stays so, whoever claims the job, until an end is told.
   */
  ROLLING_BACK,
  /** Its objects were deleted by a rollback. */
  ROLLED_BACK;

  /** Whether a plain start of a job with the same key is refused. */
  public boolean unfinished() {
    return this != FINISHED && this != ROLLED_BACK;
  }
}
