package org.ingestworkbench;

import org.ingestworkbench.model.Advice;
import org.ingestworkbench.model.WorkbenchException;
import org.ingestworkbench.store.JobRecord;

/**
 * A job was to be started while an unfinished one with the same name, or over the same input,
 * stands; nothing was written. Resume that one, or start anew on purpose.
 */
public final class UnfinishedJobException extends WorkbenchException {
  private static final long serialVersionUID = 1L;

  private final transient JobRecord job;

  UnfinishedJobException(JobRecord job, boolean sameName) {
    super(
        "Job \"%s\" stands unfinished (%s, started %s, %d rows done, %d not done). %s, or start anew"
                .formatted(
                    job.key().name(),
                    job.state(),
                    job.started(),
                    job.rowsDone(),
                    job.rowsNotDone(),
                    sameName
                        ? "Resume it"
                        : "It reads the same input under another name: "
                            + Advice.RESUME_UNDER_ITS_NAME.words())
            + " on purpose, which makes its rows once more.",
        sameName ? Advice.RESUME : Advice.RESUME_UNDER_ITS_NAME,
        null);
    this.job = job;
  }

  /** The job that stands. */
  public JobRecord job() {
    return job;
  }
}
