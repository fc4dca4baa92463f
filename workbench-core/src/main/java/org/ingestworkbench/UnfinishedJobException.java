package org.ingestworkbench;

import org.ingestworkbench.model.WorkbenchException;
import org.ingestworkbench.spi.JobRecord;

/**
 * A job was to be started while an unfinished one with the same name, or over the same input,
 * stands; nothing was written. Resume that one, or start anew on purpose.
 */
public final class UnfinishedJobException extends WorkbenchException {
  private static final long serialVersionUID = 1L;

  private final transient JobRecord job;

  UnfinishedJobException(JobRecord job) {
    super(
        "Job \""
            + job.key().name()
            + "\" stands unfinished ("
            + job.state()
            + ", started "
            + job.started()
            + ", "
            + job.rowsDone()
            + " rows done, "
            + job.rowsNotDone()
            + " not done). Resume it, or start anew on purpose, which makes its rows once more.");
    this.job = job;
  }

  /** The job that stands. */
  public JobRecord job() {
    return job;
  }
}
