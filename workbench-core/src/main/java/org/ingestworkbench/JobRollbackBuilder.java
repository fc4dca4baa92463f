package org.ingestworkbench;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.function.Consumer;
import org.ingestworkbench.model.JobId;
import org.ingestworkbench.retry.RetryPolicy;
import org.ingestworkbench.rollback.LeftNodes;
import org.ingestworkbench.rollback.Selection;
import org.ingestworkbench.spi.IdMapStore;
import org.ingestworkbench.spi.RepositoryClient;
import org.ingestworkbench.spi.RollbackListener;
import org.jspecify.annotations.Nullable;

/**
 * Builds a {@link JobRollback}. Repository and ID map are needed; everything else has a default.
 * Used by one thread.
 */
public final class JobRollbackBuilder {

  private static final Duration A_MINUTE = Duration.ofMinutes(1);

  private final String name;
  private final @Nullable JobId id;
  private @Nullable RepositoryClient repository;
  private @Nullable IdMapStore store;
  private RollbackOptions options = RollbackOptions.DEFAULT;
  private @Nullable Selection only;
  private String contentType = "islandora_object";
  private RollbackListener listener = RollbackListener.NONE;
  private RetryPolicy retries = RetryPolicy.DEFAULT;
  private @Nullable Duration requestsEnd;
  private Clock clock = Clock.systemUTC();
  private @Nullable Consumer<Duration> waiting;

  JobRollbackBuilder(String name) {
    if (name.isBlank()) {
      throw new IllegalArgumentException("A rollback needs the name of a job.");
    }
    this.name = name;
    this.id = null;
  }

  JobRollbackBuilder(JobId id) {
    this.name = id.toString();
    this.id = id;
  }

  /** Where the objects are. */
  public JobRollbackBuilder repository(RepositoryClient repository) {
    this.repository = repository;
    return this;
  }

  /** Where ID map and journal are. */
  public JobRollbackBuilder idMap(IdMapStore store) {
    this.store = store;
    return this;
  }

  /** What the rollback may do; {@link RollbackOptions#DEFAULT} otherwise. */
  public JobRollbackBuilder options(RollbackOptions options) {
    this.options = options;
    return this;
  }

  /**
   * Only these nodes, with what belongs to them; the job's others stay, and their parents with
   * them. The job's terms go with the last of its nodes.
   *
   * @param ids IDs of nodes; those that the job did not make say nothing
   */
  public JobRollbackBuilder nodes(Collection<String> ids) {
    return only(new Selection(Set.copyOf(ids), false, new LeftNodes()));
  }

  JobRollbackBuilder only(Selection selection) {
    this.only = selection;
    return this;
  }

  /** A content type of the repository; {@code islandora_object} otherwise. */
  public JobRollbackBuilder contentType(String bundle) {
    this.contentType = bundle;
    return this;
  }

  /** Who is told of what the rollback does. */
  public JobRollbackBuilder listener(RollbackListener listener) {
    this.listener = listener;
    return this;
  }

  /** How often a failed request is tried again; see {@link IngestJobBuilder#retries}. */
  public JobRollbackBuilder retries(int times, Duration backOff) {
    this.retries = new RetryPolicy(times, backOff, RetryPolicy.DEFAULT.longest());
    return this;
  }

  /**
   * After how long the last request of a run that ended is surely over; otherwise what the
   * repository says ({@link RepositoryClient#longestRequest}), and a minute. What was begun and not
   * confirmed is not settled before.
   */
  public JobRollbackBuilder requestsEndWithin(Duration limit) {
    this.requestsEnd = limit;
    return this;
  }

  /** What time it is; the system's clock otherwise. */
  public JobRollbackBuilder clock(Clock clock) {
    this.clock = clock;
    return this;
  }

  /** How waits are waited; in real time otherwise. */
  public JobRollbackBuilder waiting(Consumer<Duration> waiting) {
    this.waiting = waiting;
    return this;
  }

  /**
   * Builds the rollback; touches nothing.
   *
   * @throws IllegalStateException when a needed part is missing
   */
  public JobRollback build() {
    return new JobRollback(parts());
  }

  JobRollbackBuilder retries(RetryPolicy policy) {
    this.retries = policy;
    return this;
  }

  JobRollbackBuilder waitingWith(@Nullable Consumer<Duration> how) {
    this.waiting = how;
    return this;
  }

  RollbackParts parts() {
    var site = needed(repository, "repository");
    return new RollbackParts(
        name,
        id,
        site,
        needed(store, "idMap"),
        options,
        only,
        contentType,
        listener,
        retries,
        requestsEnd == null ? site.longestRequest().plus(A_MINUTE) : requestsEnd,
        clock,
        waiting);
  }

  private <T> T needed(@Nullable T part, String method) {
    if (part == null) {
      throw new IllegalStateException(
          "The rollback of \"" + name + "\" needs " + method + "(...).");
    }
    return part;
  }
}
