package org.ingestworkbench.rollback;

import java.time.Duration;
import org.ingestworkbench.listener.RollbackListener;
import org.ingestworkbench.model.JobId;
import org.ingestworkbench.model.RowRange;
import org.ingestworkbench.operation.OperationFrame;
import org.ingestworkbench.operation.StopSignal;
import org.ingestworkbench.repository.RepositoryClient;
import org.ingestworkbench.retry.Timing;
import org.ingestworkbench.settle.StepLookup;
import org.ingestworkbench.store.IdMapStore;
import org.ingestworkbench.store.JobKey;
import org.ingestworkbench.store.JobRecord;
import org.jspecify.annotations.Nullable;

/**
 * What a rollback is made of, as its builder left it.
 *
 * @param requestsEnd after how long the last request of a run that ended is surely over
 */
public record RollbackParts(
    Wanted wanted,
    RepositoryClient repository,
    IdMapStore store,
    RollbackRules rules,
    Duration requestsEnd,
    RollbackListener listener,
    Timing timing) {

  private static final Duration A_MINUTE = Duration.ofMinutes(1);

  /**
   * Which job is meant.
   *
   * @param rows of which slice of the input; null for any
   * @param id null for the newest of the name and rows
   */
  public record Wanted(String name, @Nullable RowRange rows, @Nullable JobId id) {}

  /** What the repository says of the end of its requests, and a minute. */
  public static Duration requestsEnd(RepositoryClient repository) {
    return repository.longestRequest().plus(A_MINUTE);
  }

  /** Whether the last request of a job's last run is surely over. */
  boolean requestsOver(JobRecord job) {
    return StepLookup.isOver(job.ended(), requestsEnd, timing.clock().instant());
  }

  public OperationFrame frame(StopSignal signal) {
    return new OperationFrame(store, signal, timing.supervisor(signal, repository));
  }

  boolean isWanted(JobRecord job) {
    return wanted.id() == null
        ? hasTheName(job) && (wanted.rows() == null || wanted.rows().equals(job.key().rows()))
        : job.id().equals(wanted.id()) && job.key().host().equals(repository.host());
  }

  /** Whether a job has the name that was asked for, whichever rows it makes. */
  boolean hasTheName(JobRecord job) {
    return job.key().sameName(new JobKey(repository.host(), wanted.name()));
  }

  /** What was asked for, for messages. */
  public String words() {
    var rows = wanted.rows() == null ? RowRange.ALL : wanted.rows();
    return new JobKey(repository.host(), wanted.name(), rows).toString();
  }
}
