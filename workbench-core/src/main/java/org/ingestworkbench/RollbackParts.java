package org.ingestworkbench;

import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import org.ingestworkbench.model.JobId;
import org.ingestworkbench.model.JobKey;
import org.ingestworkbench.retry.RetryPolicy;
import org.ingestworkbench.rollback.Selection;
import org.ingestworkbench.spi.IdMapStore;
import org.ingestworkbench.spi.JobRecord;
import org.ingestworkbench.spi.RepositoryClient;
import org.ingestworkbench.spi.RollbackListener;
import org.jspecify.annotations.Nullable;

/** What a rollback is made of, as the builder left it. */
record RollbackParts(
    String name,
    @Nullable JobId id,
    RepositoryClient repository,
    IdMapStore store,
    RollbackOptions options,
    @Nullable Selection only,
    String contentType,
    RollbackListener listener,
    RetryPolicy retries,
    Duration requestsEnd,
    Clock clock,
    @Nullable Consumer<Duration> waiting) {

  boolean isWanted(JobRecord job) {
    return id == null
        ? job.key().equals(new JobKey(repository.host(), name))
        : job.id().equals(id) && job.key().host().equals(repository.host());
  }

  /** What was asked for, for messages. */
  String wanted() {
    return name + " on " + repository.host();
  }
}
