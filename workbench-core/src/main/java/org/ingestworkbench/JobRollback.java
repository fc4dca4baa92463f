package org.ingestworkbench;

import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.JobId;
import org.ingestworkbench.operation.StopSignal;
import org.ingestworkbench.rollback.RollbackParts;
import org.ingestworkbench.rollback.RollbackRun;
import org.ingestworkbench.rollback.RollbackTarget;
import org.ingestworkbench.store.JobRecord;

/**
 * Undoes a job: deletes what its journal says that it made, all runs of it together. Media go
 * before their nodes, children before their parents; what others changed or added to is kept and
 * listed. The job's input is not needed.
 *
 * <p>{@link #run} is called by one thread; {@link #cancel} and {@link #abort} by any; before a run
 * they stop the one that comes next. The parts stay the caller's. A rollback that was interrupted
 * anywhere is run again: what is gone is gone, and an object is in the journal and in the ID map
 * until the repository says that it is deleted. A run of the job after it makes everything anew
 * under other uuids.
 */
public final class JobRollback {

  private final RollbackParts parts;
  private final RollbackTarget target;
  private volatile StopSignal signal;

  JobRollback(RollbackParts parts) {
    this.parts = parts;
    this.target = new RollbackTarget(parts);
    signal = parts.timing().signal();
  }

  /** Starts to build the rollback of the newest job of a name. */
  public static JobRollbackBuilder named(String name) {
    return new JobRollbackBuilder(name);
  }

  /** Starts to build the rollback of one job, also when other jobs have the same name. */
  public static JobRollbackBuilder of(JobId job) {
    return new JobRollbackBuilder(job);
  }

  /**
   * The job as the store has it: of several of a name the newest, rolled back or not. Which it is
   * is decided once, so that what is counted, shown and deleted is one job's.
   *
   * @throws InputException when there is none for the repository's host
   */
  public JobRecord job() {
    return target.job();
  }

  /**
   * What there is to delete, by the journal alone; asks the repository nothing.
   *
   * @throws InputException as {@link #job}
   */
  public RollbackCounts counts() {
    var id = job().id();
    return RollbackCounts.of(id, parts.store().journal(id));
  }

  /**
   * Deletes. A dry run claims nothing: it may be made while another process has the job.
   *
   * <p>Told to stop, it ends within {@link JobRollbackBuilder#cancelLimit} and some seconds, also
   * when a request hangs that cannot be dropped: that is left behind, and what it deleted is found
   * to be gone by the next rollback. An interrupt of the calling thread is a cancel.
   *
   * @throws InputException as {@link #job}; nothing was deleted then
   * @throws org.ingestworkbench.store.ClaimException when another process has the job
   */
  public RollbackReport run() {
    var own = signal;
    var frame = parts.frame(own);
    var rollback = new RollbackRun(parts, target, own, frame);
    try {
      return RollbackReport.of(frame.supervised(() -> frame.claimed(rollback)));
    } finally {
      signal = parts.timing().signal();
    }
  }

  /** Deletes nothing further. Returns at once; any thread; the rollback can be run again. */
  public void cancel() {
    signal.cancel();
  }

  /** Drops the request under way too. Returns at once; any thread. */
  public void abort() {
    signal.abort();
    parts.repository().abort();
  }

  @Override
  public String toString() {
    return "Rollback of job " + parts.words();
  }
}
