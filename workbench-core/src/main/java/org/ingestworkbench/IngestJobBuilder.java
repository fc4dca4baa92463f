package org.ingestworkbench;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.ingestworkbench.listener.JobListener;
import org.ingestworkbench.listener.OperationListener;
import org.ingestworkbench.listener.RollbackWriter;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.plan.Catalog;
import org.ingestworkbench.plan.PlanSettings;
import org.ingestworkbench.repository.RepositoryClient;
import org.ingestworkbench.retry.Timing;
import org.ingestworkbench.source.RowSource;
import org.ingestworkbench.store.IdMapStore;
import org.jspecify.annotations.Nullable;

/**
 * Builds an {@link IngestJob}. Source, repository and ID map are needed; everything else has a
 * default. Used by one thread.
 */
public final class IngestJobBuilder {

  private final String name;
  private @Nullable RowSource source;
  private @Nullable RepositoryClient repository;
  private @Nullable Catalog catalog;
  private @Nullable IdMapStore store;
  private PlanSettings plan = PlanSettings.builder().build();
  private IdMapUse mapUse = IdMapUse.DEFAULT;
  private @Nullable RollbackWriter rollback;
  private Recovery recovery = Recovery.NONE;
  private int concurrency = 4;
  private boolean keepOrder;
  private Timing timing = Timing.by(Clock.system(ZoneId.systemDefault()));
  private JobListener listener = JobListener.NONE;
  private Supplier<UUID> ids = UUID::randomUUID;
  private List<RowSource> earlier = List.of();
  private Supplier<List<Problem>> furtherChecks = List::of;

  IngestJobBuilder(String name) {
    if (name.isBlank()) {
      throw new IllegalArgumentException("A job needs a name: with it the job is found again.");
    }
    this.name = name;
  }

  /** Where the rows come from. */
  public IngestJobBuilder source(RowSource source) {
    this.source = source;
    return this;
  }

  /** Where the objects go. It is the catalog too, when it is one and no other is named. */
  public IngestJobBuilder repository(RepositoryClient repository) {
    this.repository = repository;
    return this;
  }

  /** What planning asks about the repository, when the repository itself is not the one to ask. */
  public IngestJobBuilder catalog(Catalog catalog) {
    this.catalog = catalog;
    return this;
  }

  /** Where ID map and journal are kept. */
  public IngestJobBuilder idMap(IdMapStore store) {
    this.store = store;
    return this;
  }

  /** How rows become items; Islandora Workbench's defaults otherwise. */
  public IngestJobBuilder plan(PlanSettings plan) {
    this.plan = plan;
    return this;
  }

  /** How the ID map is used for parents. */
  public IngestJobBuilder mapUse(IdMapUse use) {
    this.mapUse = use;
    return this;
  }

  /** Where what was made is listed, so that it can be deleted again; nowhere otherwise. */
  public IngestJobBuilder rollback(RollbackWriter rollback) {
    this.rollback = rollback;
    return this;
  }

  /** How the job goes on from what an earlier run left; {@link Recovery#NONE} otherwise. */
  public IngestJobBuilder recovery(Recovery recovery) {
    this.recovery = recovery;
    return this;
  }

  /** How many items are ingested at once; 4 otherwise. */
  public IngestJobBuilder concurrency(int workers) {
    if (workers < 1) {
      throw new IllegalArgumentException("concurrency must be 1 or more, not " + workers + ".");
    }
    this.concurrency = workers;
    return this;
  }

  /**
   * Whether nodes are asked for in the order of the input, one at a time, so that their IDs follow
   * it; children and pages too, the pages of a row before the next row. Files and media are made
   * while the next nodes are. False otherwise: nodes are then asked for as workers are free, and
   * their IDs follow the input only roughly. A row that is tried again after others, as by a
   * resume, comes after them. May differ from run to run of a job.
   */
  public IngestJobBuilder keepOrder(boolean kept) {
    this.keepOrder = kept;
    return this;
  }

  /**
   * How often a failed request is tried again; three times otherwise. A repository that asks for a
   * wait is obeyed for up to an hour; one that asks for longer stops the job with its rows open.
   *
   * @param times how often after the first time; 0 for never
   * @param backOff the wait before the second retry, doubled for each further one
   */
  public IngestJobBuilder retries(int times, Duration backOff) {
    timing = timing.withRetries(times, backOff);
    return this;
  }

  /**
   * How long a repository that is away is waited for after the last retry of a request; not at all
   * otherwise. It is told once, see {@link OperationListener#waiting}, and what was under way goes
   * on by itself when the repository answers again. When it does not, the job stops. By its {@link
   * #clock}; a cancel ends the wait.
   *
   * @param time zero for not at all
   */
  public IngestJobBuilder waitForSite(Duration time) {
    timing = timing.withOutage(time);
    return this;
  }

  /**
   * When the job is cancelled, if it has not ended by then; never otherwise. By the job's {@link
   * #clock}.
   */
  public IngestJobBuilder deadline(Instant deadline) {
    timing = timing.withDeadline(deadline);
    return this;
  }

  /**
   * How long what is under way is waited for once the job was cancelled, or a fault stopped it; two
   * minutes otherwise. What does not end within it is dropped, as {@link IngestJob#abort} does, and
   * settled when the job is resumed. In real time; the job's clock plays no part.
   *
   * @param limit zero for not at all
   */
  public IngestJobBuilder cancelLimit(Duration limit) {
    timing = timing.withCancelLimit(limit);
    return this;
  }

  /** Who is told of what the job does. */
  public IngestJobBuilder listener(JobListener listener) {
    this.listener = listener;
    return this;
  }

  /** What time it is; the system's clock otherwise. */
  public IngestJobBuilder clock(Clock clock) {
    timing = timing.withClock(clock);
    return this;
  }

  /**
   * Where new job ids come from; random otherwise. For tests that want the same uuids each time.
   */
  public IngestJobBuilder ids(Supplier<UUID> ids) {
    this.ids = ids;
    return this;
  }

  /** How waits are waited; in real time otherwise. For tests whose clock is not the real one. */
  public IngestJobBuilder waiting(Consumer<Duration> waiting) {
    timing = timing.withWaiting(waiting);
    return this;
  }

  /**
   * What the caller knows to be wrong itself: {@link IngestJob#check} tells it with the rest,
   * {@link IngestJob#run} too, which does not start when there is an error among it. It looks when
   * it is asked, and writes nothing.
   */
  public IngestJobBuilder alsoChecking(Supplier<List<Problem>> problems) {
    this.furtherChecks = problems;
    return this;
  }

  /**
   * Inputs whose rows other jobs will have made, into the same ID map, when this one is run: {@link
   * IngestJob#check} then takes them for parents that are there, if the job looks for parents in
   * the map. A run needs them not.
   */
  public IngestJobBuilder after(List<RowSource> earlierInputs) {
    this.earlier = List.copyOf(earlierInputs);
    return this;
  }

  /**
   * Builds the job; touches nothing.
   *
   * @throws IllegalStateException when a needed part is missing
   */
  public IngestJob build() {
    var client = needed(repository, "repository");
    var rows = needed(source, "source");
    var catalogue = catalogFor(client);
    var map = needed(store, "idMap");
    return new IngestJob(
        new JobParts(
            new JobParts.Definition(name, rows, plan, recovery, ids, earlier),
            new JobParts.Places(client, catalogue, map, mapUse, rollback),
            timing,
            concurrency,
            keepOrder,
            listener,
            furtherChecks));
  }

  private Catalog catalogFor(RepositoryClient client) {
    if (catalog != null) {
      return catalog;
    } else if (client instanceof Catalog itself) {
      return itself;
    }
    throw new IllegalStateException(
        "The job \"" + name + "\" needs a catalog(...), because its repository is none.");
  }

  private <T> T needed(@Nullable T part, String method) {
    if (part == null) {
      throw new IllegalStateException("The job \"" + name + "\" needs " + method + "(...).");
    }
    return part;
  }
}
