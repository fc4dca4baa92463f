package org.ingestworkbench;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.function.Consumer;
import org.ingestworkbench.listener.OperationListener;
import org.ingestworkbench.listener.RollbackListener;
import org.ingestworkbench.model.JobId;
import org.ingestworkbench.model.RowRange;
import org.ingestworkbench.repository.RepositoryClient;
import org.ingestworkbench.retry.Timing;
import org.ingestworkbench.rollback.LeftNodes;
import org.ingestworkbench.rollback.RollbackParts;
import org.ingestworkbench.rollback.RollbackRules;
import org.ingestworkbench.source.RowSource;
import org.ingestworkbench.store.IdMapStore;
import org.jspecify.annotations.Nullable;

/**
 * Builds a {@link JobRollback}. Repository and ID map are needed; everything else has a default.
 * Used by one thread.
 */
public final class JobRollbackBuilder {

  private final String name;
  private final @Nullable JobId id;
  private @Nullable RowRange rows;
  private @Nullable RepositoryClient repository;
  private @Nullable IdMapStore store;
  private RollbackOptions options = RollbackOptions.DEFAULT;
  private RollbackRules.@Nullable Selection only;
  private String contentType = "islandora_object";
  private RollbackListener listener = RollbackListener.NONE;
  private @Nullable Duration requestsEnd;
  private Timing timing = Timing.by(Clock.systemUTC());

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

  /** Which slice of the job's input, as {@link RowSource#range} told it; any otherwise. */
  public JobRollbackBuilder rows(RowRange slice) {
    this.rows = slice;
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
    this.only =
        new RollbackRules.Selection(
            Set.copyOf(ids), RollbackRules.What.NODES_WITH_MEDIA, new LeftNodes());
    return this;
  }

  /** A content type of the repository; {@code islandora_object} otherwise. */
  public JobRollbackBuilder contentType(String bundle) {
    this.contentType = bundle;
    return this;
  }

  /** Is told of what the rollback does. */
  public JobRollbackBuilder listener(RollbackListener listener) {
    this.listener = listener;
    return this;
  }

  /** How often a failed request is tried again; see {@link IngestJobBuilder#retries}. */
  public JobRollbackBuilder retries(int times, Duration backOff) {
    timing = timing.withRetries(times, backOff);
    return this;
  }

  /**
   * How long a repository that is away is waited for after the last retry of a request; not at all
   * otherwise. It is told once, see {@link OperationListener#waiting}, and what was under way goes
   * on by itself when the repository answers again. When it does not, the rollback stops. By its
   * {@link #clock}; a cancel ends the wait.
   *
   * @param time zero for not at all
   */
  public JobRollbackBuilder waitForSite(Duration time) {
    timing = timing.withOutage(time);
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
    timing = timing.withClock(clock);
    return this;
  }

  /** How waits are waited; in real time otherwise. */
  public JobRollbackBuilder waiting(Consumer<Duration> waiting) {
    timing = timing.withWaiting(waiting);
    return this;
  }

  /**
   * When the rollback is cancelled, if it has not ended by then; never otherwise. By the rollback's
   * {@link #clock}.
   */
  public JobRollbackBuilder deadline(Instant deadline) {
    timing = timing.withDeadline(deadline);
    return this;
  }

  /**
   * How long the request under way is waited for once the rollback was cancelled; two minutes
   * otherwise. What does not end within it is dropped, as {@link JobRollback#abort} does, and what
   * hangs even then is left behind. In real time; the rollback's clock plays no part.
   *
   * @param limit zero for not at all
   */
  public JobRollbackBuilder cancelLimit(Duration limit) {
    timing = timing.withCancelLimit(limit);
    return this;
  }

  /**
   * Builds the rollback; touches nothing.
   *
   * @throws IllegalStateException when a needed part is missing
   */
  public JobRollback build() {
    var site = needed(repository, "repository");
    var end = requestsEnd == null ? RollbackParts.requestsEnd(site) : requestsEnd;
    var rules = options.rules(contentType, only);
    var wanted = new RollbackParts.Wanted(name, rows, id);
    return new JobRollback(
        new RollbackParts(wanted, site, needed(store, "idMap"), rules, end, listener, timing));
  }

  private <T> T needed(@Nullable T part, String method) {
    if (part == null) {
      throw new IllegalStateException(
          "The rollback of \"" + name + "\" needs " + method + "(...).");
    }
    return part;
  }
}
