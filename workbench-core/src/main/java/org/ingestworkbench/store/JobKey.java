package org.ingestworkbench.store;

import java.util.List;
import java.util.Optional;
import org.ingestworkbench.model.RowRange;

/**
 * How a job is found again. Each slice of an input is a job of its own: one that stands unfinished
 * is in the way of those that share a row with it, and of no other.
 *
 * @param host the repository's base address without a trailing slash
 * @param name the job's name; the command takes {@code job_name} or the real path of the
 *     configuration file
 * @param rows which rows of its input it makes
 */
public record JobKey(String host, String name, RowRange rows) {

  /** The key of a job over its whole input. */
  public JobKey(String host, String name) {
    this(host, name, RowRange.ALL);
  }

  /** Whether another job has the same name on the same host, whichever rows it makes. */
  public boolean sameName(JobKey other) {
    return host.equals(other.host) && name.equals(other.name);
  }

  /**
   * The job to go on with: the newest of this key. Where there is none, the newest of the name that
   * has all rows, unless it is rolled back: it has this slice too, and programs that did not know
   * slices kept the job of one so.
   *
   * @param jobs of the store, newest first
   */
  public Optional<JobRecord> find(List<JobRecord> jobs) {
    return newest(jobs)
        .or(
            () ->
                new JobKey(host, name)
                    .newest(jobs)
                    .filter(job -> job.state() != JobState.ROLLED_BACK));
  }

  /**
   * The newest job of just this key.
   *
   * @param jobs of the store, newest first
   */
  public Optional<JobRecord> newest(List<JobRecord> jobs) {
    return jobs.stream().filter(job -> job.key().equals(this)).findFirst();
  }

  /** For messages: the name, and the rows of a slice. */
  public String label() {
    return rows.equals(RowRange.ALL) ? name : name + " (" + rows + ")";
  }

  @Override
  public String toString() {
    return label() + " on " + host;
  }
}
