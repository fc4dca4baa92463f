package org.ingestworkbench.store;

import java.util.List;
import java.util.Optional;
import org.ingestworkbench.model.JobId;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a job: an existing one, or a new one under the given id.
 *
 * @param id the id of the job to go on with, or the id drawn for a new one
 * @param resume whether the job must be there already; a new one must not be
 * @param beside whether a new one may be started beside an unfinished one of the same host, of the
 *     same name or input, and with a row in common. Without it two processes that start at once do
 *     not both get one
 * @param key host, name and rows of a new job
 * @param input what a new job's rows are read from
 * @param settings fingerprint of the settings
 * @param seed of a new job
 * @param startingNode the node ID from which rows of the ID map count as done; a later resume goes
 *     on with it. Null leaves what was said before
 */
public record JobClaim(
    JobId id,
    boolean resume,
    boolean beside,
    JobKey key,
    String input,
    String settings,
    long seed,
    @Nullable Long startingNode) {

  /** A claim without a starting node. */
  public JobClaim(
      JobId id,
      boolean resume,
      boolean beside,
      JobKey key,
      String input,
      String settings,
      long seed) {
    this(id, resume, beside, key, input, settings, seed, null);
  }

  /**
   * The unfinished job that keeps this new one from being started.
   *
   * @param jobs of the store, newest first
   */
  public Optional<JobRecord> barredBy(List<JobRecord> jobs) {
    return JobRecord.newestOfEachKey(jobs).filter(this::isBarredBy).findFirst();
  }

  private boolean isBarredBy(JobRecord job) {
    return !resume
        && !beside
        && job.standsInTheWay()
        && job.key().rows().overlaps(key.rows())
        && job.key().host().equals(key.host())
        && (job.key().sameName(key) || job.input().equals(input));
  }
}
