package org.ingestworkbench;

import org.ingestworkbench.model.Advice;
import org.ingestworkbench.model.WorkbenchException;
import org.ingestworkbench.store.JobKey;
import org.ingestworkbench.store.JobRecord;

/**
 * A job was to be started while an unfinished one with the same name, or over the same input,
 * stands; nothing was written. Resume that one, or start anew on purpose.
 */
public final class UnfinishedJobException extends WorkbenchException {
  private static final long serialVersionUID = 1L;

  private final transient JobRecord job;

  /**
   * @param wanted the job that was to be started
   */
  UnfinishedJobException(JobRecord job, JobKey wanted) {
    super(
        "Job \"%s\" stands unfinished (%s, started %s, %d rows done, %d not done). %s, or start anew"
                .formatted(
                    job.key().label(),
                    job.state(),
                    job.started(),
                    job.rowsDone(),
                    job.rowsNotDone(),
                    wayOn(job.key(), wanted))
            + " on purpose, which makes its rows once more.",
        job.key().sameName(wanted) ? Advice.RESUME : Advice.RESUME_UNDER_ITS_NAME,
        null);
    this.job = job;
  }

  private static String wayOn(JobKey standing, JobKey wanted) {
    if (!standing.sameName(wanted)) {
      return "It reads the same input under another name: " + Advice.RESUME_UNDER_ITS_NAME.words();
    }
    return standing.equals(wanted)
        ? "Resume it"
        : "It shares rows with the " + wanted.rows() + " of this one: resume it with its own";
  }

  /** The job that stands. */
  public JobRecord job() {
    return job;
  }
}
