package org.ingestworkbench.operation;

import org.ingestworkbench.model.Advice;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.store.JobRecord;

/** What is said when an operation may not begin with a job as it stands. */
public final class JobRefusals {
  private JobRefusals() {}

  /**
   * Of a job that something else has to be done with first.
   *
   * @throws IllegalArgumentException for a verdict that says more than this
   */
  public static InputException of(Verdict verdict, JobRecord job) {
    return switch (verdict) {
      case FINISH_ROLLBACK -> halfRolledBack(job);
      case FINISH_MAP -> mapNotWhole(job);
      default -> throw new IllegalArgumentException(verdict.toString());
    };
  }

  /** What it deleted last may be missing although the journal has it. */
  private static InputException halfRolledBack(JobRecord job) {
    return new InputException(
        "A rollback of job "
            + job.id()
            + " (\""
            + job.key().label()
            + "\") was begun and did not come to its end, so some of what the job made may be"
            + " missing. Finish it with "
            + Advice.FINISH_ROLLBACK.words(job.id())
            + "; a run makes everything again then. To go on with the job"
            + " as it is all the same: Recovery.resume().insisting().",
        Advice.FINISH_ROLLBACK);
  }

  /** Of rows that were not gone through yet it is not known under which uuids they were made. */
  private static InputException mapNotWhole(JobRecord job) {
    return new InputException(
        "The map of job "
            + job.id()
            + " is being made again, and not at its end: go on with "
            + Advice.FINISH_MAP.words(job.id())
            + " before anything else is done with the job.",
        Advice.FINISH_MAP);
  }
}
