package org.ingestworkbench;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.operation.StopSignal;
import org.ingestworkbench.retry.Retry;
import org.ingestworkbench.retry.RetryPolicy;
import org.ingestworkbench.rollback.LeftNodes;
import org.ingestworkbench.rollback.NodeList;
import org.ingestworkbench.rollback.Selection;
import org.ingestworkbench.spi.IdMapStore;
import org.ingestworkbench.spi.JobRecord;
import org.ingestworkbench.spi.JobState;
import org.ingestworkbench.spi.NodeView;
import org.ingestworkbench.spi.RepositoryClient;
import org.ingestworkbench.spi.RollbackListener;
import org.jspecify.annotations.Nullable;

/**
 * Deletes the nodes of a list, such as a rollback file has: whoever made them, with their media and
 * aliases, the last first. A node with children that are not on the list is kept where the
 * repository can tell. What was changed since nobody can tell.
 *
 * <p>Nodes that a job of a given ID map made are rolled back as that job's: it is claimed, what was
 * changed since is kept, and journal and map know that they are gone. {@link #run} is called by one
 * thread, {@link #cancel} and {@link #abort} by any; interrupted, it is run again.
 */
public final class NodesRollback {

  private final RepositoryClient repository;
  private final List<String> ids;
  private final How how;
  private final StopSignal signal = new StopSignal();
  private @Nullable List<MadeNodes> made;
  private volatile @Nullable JobRollback current;

  private record How(
      boolean withMedia,
      @Nullable IdMapStore store,
      RollbackListener listener,
      RetryPolicy retries,
      String contentType,
      Clock clock) {}

  private NodesRollback(RepositoryClient repository, List<String> ids, How how) {
    this.repository = repository;
    this.ids = List.copyOf(ids);
    this.how = how;
  }

  /**
   * The rollback of these nodes with all their media.
   *
   * @param ids in the order in which the nodes were made
   */
  public static NodesRollback of(RepositoryClient repository, List<String> ids) {
    var usual =
        new How(
            true,
            null,
            RollbackListener.NONE,
            RetryPolicy.DEFAULT,
            "islandora_object",
            Clock.systemUTC());
    return new NodesRollback(repository, ids, usual);
  }

  private NodesRollback but(How other) {
    return new NodesRollback(repository, ids, other);
  }

  /** The same, but media stay, without a node; a job's node that has media of the job stays too. */
  public NodesRollback withoutMedia() {
    return but(new How(false, how.store, how.listener, how.retries, how.contentType, how.clock));
  }

  /** The same with the ID map whose jobs may have made some of the nodes. */
  public NodesRollback idMap(IdMapStore store) {
    return but(
        new How(how.withMedia, store, how.listener, how.retries, how.contentType, how.clock));
  }

  /** The same with somebody who is told of what it does. */
  public NodesRollback listener(RollbackListener who) {
    return but(new How(how.withMedia, how.store, who, how.retries, how.contentType, how.clock));
  }

  /** The same with other retries; see {@link IngestJobBuilder#retries}. */
  public NodesRollback retries(int times, Duration backOff) {
    var policy = new RetryPolicy(times, backOff, RetryPolicy.DEFAULT.longest());
    return but(new How(how.withMedia, how.store, how.listener, policy, how.contentType, how.clock));
  }

  /** The same with a content type of the repository; {@code islandora_object} otherwise. */
  public NodesRollback contentType(String bundle) {
    return but(new How(how.withMedia, how.store, how.listener, how.retries, bundle, how.clock));
  }

  /** The same by another clock than the system's. */
  public NodesRollback clock(Clock clock) {
    return but(
        new How(how.withMedia, how.store, how.listener, how.retries, how.contentType, clock));
  }

  /** The jobs that made some of the nodes, as the ID map has them; it is asked once. */
  public List<JobRecord> jobs() {
    return made().stream().map(MadeNodes::job).toList();
  }

  private synchronized List<MadeNodes> made() {
    if (made == null) {
      made = how.store == null ? List.of() : MadeNodes.of(how.store, repository.host(), ids);
    }
    return made;
  }

  /**
   * Deletes. A fault of the world ends it and is in the report.
   *
   * @throws org.ingestworkbench.spi.ClaimException when another process has one of the jobs; what
   *     was deleted before, of another job, is written down
   */
  public RollbackReport run() {
    var tally = new RollbackTally(how.listener);
    var left = new LeftNodes();
    var others = new LinkedHashSet<>(ids);
    for (var part : made()) {
      others.removeAll(part.nodes());
      left.later(views(others, tally));
      var report = jobs(part, left, tally);
      if (!report.stopped().isEmpty()) {
        return report(tally, report.stopped(), report.fault());
      }
    }
    left.later(List.of());
    return rest(ids.stream().filter(others::contains).toList(), left, tally);
  }

  /** Any of them may be the child of a node that goes before it, where nobody tells children. */
  private List<Supplier<Optional<NodeView>>> views(Collection<String> others, RollbackTally tally) {
    var tries = tries(tally);
    return others.stream()
        .map(EntityRef::node)
        .<Supplier<Optional<NodeView>>>map(node -> () -> tries.ask(() -> repository.look(node)))
        .toList();
  }

  private RollbackReport jobs(MadeNodes part, LeftNodes left, RollbackTally tally) {
    var rollback =
        JobRollback.of(part.job().id())
            .repository(repository)
            .idMap(store())
            .only(new Selection(part.nodes(), !how.withMedia, left))
            .options(RollbackOptions.DEFAULT.withAllMedia(how.withMedia))
            .retries(how.retries)
            .contentType(how.contentType)
            .listener(tally)
            .clock(how.clock)
            .build();
    current = rollback;
    if (signal.stopping()) {
      rollback.cancel();
    }
    return rollback.run();
  }

  private IdMapStore store() {
    if (how.store == null) {
      throw new IllegalStateException("Without an ID map no job is known.");
    }
    return how.store;
  }

  private RollbackReport rest(List<String> others, LeftNodes left, RollbackTally tally) {
    @Nullable Throwable fault = null;
    try {
      new NodeList(repository, tries(tally), tally, how.withMedia, left).run(others);
    } catch (RuntimeException e) {
      fault = e;
    }
    return report(tally, stopped(fault), fault);
  }

  private RollbackReport report(RollbackTally tally, String stopped, @Nullable Throwable fault) {
    return new RollbackReport(
        null,
        stopped.isEmpty() && !tally.hindered() ? JobState.ROLLED_BACK : JobState.STOPPED,
        false,
        tally.deleted(),
        tally.goneBefore(),
        tally.leftCounts(),
        tally.left(),
        stopped,
        fault);
  }

  private String stopped(@Nullable Throwable fault) {
    if (fault != null) {
      return String.valueOf(fault.getMessage());
    }
    return signal.stopping() ? "The rollback was cancelled." : "";
  }

  private Retry tries(RollbackListener told) {
    return Retry.of(how.retries, how.clock, signal, null, told);
  }

  /** Deletes nothing further. Returns at once; any thread. */
  public void cancel() {
    signal.cancel();
    var job = current;
    if (job != null) {
      job.cancel();
    }
  }

  /** Drops the request under way too. Returns at once; any thread. */
  public void abort() {
    signal.abort();
    var job = current;
    if (job != null) {
      job.cancel();
    }
    repository.abort();
  }

  @Override
  public String toString() {
    return "Rollback of " + ids.size() + " nodes on " + repository.host();
  }
}
