package org.ingestworkbench.operation;

import org.ingestworkbench.store.IdMapStore;
import org.ingestworkbench.store.JobRecord;
import org.ingestworkbench.store.JobState;
import org.jspecify.annotations.Nullable;

/** How an operation finds its job: the state of it, and what the state does not say. */
public enum Situation {
  NO_JOB("there is none", null),
  /** Its map is being made again, and not at its end. */
  MAP_NOT_WHOLE("its map is half made again", null),
  /** A run of it ended before its first row. */
  NO_ROW("ended before its first row", JobState.STOPPED),
  RUNNING(JobState.RUNNING),
  STOPPED(JobState.STOPPED),
  CANCELLED(JobState.CANCELLED),
  ABORTED(JobState.ABORTED),
  FINISHED_WITH_FAILURES(JobState.FINISHED_WITH_FAILURES),
  FINISHED(JobState.FINISHED),
  ROLLING_BACK(JobState.ROLLING_BACK),
  ROLLED_BACK(JobState.ROLLED_BACK);

  private final String words;
  private final @Nullable JobState state;

  Situation(JobState state) {
    this(state.name(), state);
  }

  Situation(String words, @Nullable JobState state) {
    this.words = words;
    this.state = state;
  }

  /** How an operation finds a job; null when there is none. */
  public static Situation of(IdMapStore store, @Nullable JobRecord job) {
    return job != null && RebuiltMap.isMarked(job) && !RebuiltMap.isWhole(store, job)
        ? MAP_NOT_WHOLE
        : of(job);
  }

  /** That of a job whose map, if it was made again, is whole. */
  public static Situation of(@Nullable JobRecord job) {
    if (job == null) {
      return NO_JOB;
    }
    boolean noRow = job.rowsDone() + job.rowsNotDone() == 0;
    var state = job.state();
    return noRow && state.unfinished() && !state.standsInTheWay(false)
        ? NO_ROW
        : valueOf(state.name());
  }

  /** Whether a plain start is refused; the store itself refuses it by the same rule. */
  boolean standsInTheWay() {
    return state != null && state.standsInTheWay(this != NO_ROW);
  }

  /** The job's state while a process works on it. */
  JobState whileHeld() {
    return state == null ? JobState.RUNNING : state.whileHeld();
  }

  @Override
  public String toString() {
    return words;
  }
}
