package org.ingestworkbench;

import java.time.Duration;
import java.time.Instant;
import org.ingestworkbench.listener.RollbackListener;
import org.ingestworkbench.model.JobId;
import org.ingestworkbench.model.JobKey;
import org.ingestworkbench.operation.OperationFrame;
import org.ingestworkbench.operation.StopSignal;
import org.ingestworkbench.repository.RepositoryClient;
import org.ingestworkbench.retry.Timing;
import org.ingestworkbench.rollback.Rules;
import org.ingestworkbench.rollback.Selection;
import org.ingestworkbench.settle.StepLookup;
import org.ingestworkbench.store.IdMapStore;
import org.ingestworkbench.store.JobRecord;
import org.jspecify.annotations.Nullable;

/** What a rollback is made of, as the builder left it. */
record RollbackParts(
    Wanted wanted,
    RepositoryClient repository,
    IdMapStore store,
    Scope scope,
    RollbackListener listener,
    Timing timing) {

  /**
   * Which job is meant.
   *
   * @param id null for the newest of the name
   */
  record Wanted(String name, @Nullable JobId id) {}

  /**
   * What of the job goes.
   *
   * @param only the nodes that are to go; null for all
   * @param contentType by which the repository can be asked for a node's uuid
   * @param requestsEnd after how long the last request of a run that ended is surely over
   */
  record Scope(
      RollbackOptions options, @Nullable Selection only, String contentType, Duration requestsEnd) {

    Rules rules(JobRecord job, Instant now) {
      return new Rules(
          options.withAllMedia(),
          options.force(),
          options.withAdopted(),
          options.dryRun(),
          StepLookup.isOver(job.ended(), requestsEnd, now),
          contentType,
          only);
    }
  }

  OperationFrame frame(StopSignal signal) {
    return new OperationFrame(store, signal, timing.supervisor(signal, repository));
  }

  boolean isWanted(JobRecord job) {
    return wanted.id() == null
        ? job.key().equals(new JobKey(repository.host(), wanted.name()))
        : job.id().equals(wanted.id()) && job.key().host().equals(repository.host());
  }

  /** What was asked for, for messages. */
  String words() {
    return wanted.name() + " on " + repository.host();
  }
}
