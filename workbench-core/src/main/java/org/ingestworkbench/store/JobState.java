package org.ingestworkbench.store;

/** Where a job stands in the store. */
public enum JobState {
  /** A process holds it, or held it and died. */
  RUNNING(Bar.ALWAYS, Next.RESUME),
  /** Every row has an outcome and all are done. */
  FINISHED(Bar.NEVER, Next.NOTHING),
  /** Every row has an outcome, some are not done. */
  FINISHED_WITH_FAILURES(Bar.WITH_ROWS, Next.RESUME),
  /** A fault of the world ended the run; rows are open. */
  STOPPED(Bar.WITH_ROWS, Next.RESUME),
  /** It was cancelled; rows are open. */
  CANCELLED(Bar.WITH_ROWS, Next.RESUME),
  /** It was aborted; rows are open. */
  ABORTED(Bar.WITH_ROWS, Next.RESUME),
  /**
   * A rollback deleted something of it and did not come to its end: what is missing is not known
   * before another rollback did. It stays so, whichever process claims the job, until an end is
   * told.
   */
  ROLLING_BACK(Bar.ALWAYS, Next.ROLLBACK),
  /** Its objects were deleted by a rollback. */
  ROLLED_BACK(Bar.NEVER, Next.NOTHING);

  /** What brings a job to its end. */
  public enum Next {
    NOTHING,
    RESUME,
    ROLLBACK
  }

  /** When a job keeps a plain start of the same one from beginning. */
  private enum Bar {
    NEVER,
    WITH_ROWS,
    ALWAYS
  }

  private final Bar bar;
  private final Next next;

  JobState(Bar bar, Next next) {
    this.bar = bar;
    this.next = next;
  }

  /** Whether a plain start of a job with the same key is refused, once a row of it was started. */
  public boolean unfinished() {
    return bar != Bar.NEVER;
  }

  /**
   * Whether a plain start of a job with the same key is refused: it is unfinished, and there is
   * something to go on with, or a process may be at it.
   *
   * @param rowStarted whether a row of the job was ever started
   */
  public boolean standsInTheWay(boolean rowStarted) {
    return bar == Bar.ALWAYS || (bar == Bar.WITH_ROWS && rowStarted);
  }

  /** What brings a job in this state to its end. */
  public Next next() {
    return next;
  }

  /**
   * The state of an existing job from its claim until an end is told: a rollback that did not come
   * to its end is not forgotten by what comes next.
   */
  public JobState whileHeld() {
    return this == ROLLING_BACK ? ROLLING_BACK : RUNNING;
  }
}
