package org.ingestworkbench;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.ingestworkbench.listener.RollbackListener;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.operation.Detached;
import org.ingestworkbench.operation.End;
import org.ingestworkbench.operation.JobMoves;
import org.ingestworkbench.operation.ObservedRepository;
import org.ingestworkbench.operation.Operation;
import org.ingestworkbench.operation.StopSignal;
import org.ingestworkbench.repository.NodeView;
import org.ingestworkbench.repository.RepositoryClient;
import org.ingestworkbench.retry.Retry;
import org.ingestworkbench.retry.Timing;
import org.ingestworkbench.rollback.LeftNodes;
import org.ingestworkbench.rollback.NodeList;
import org.ingestworkbench.rollback.Selection;
import org.ingestworkbench.store.IdMapStore;
import org.ingestworkbench.store.JobRecord;
import org.jspecify.annotations.Nullable;

/**
 * Deletes the nodes of a list, such as a rollback file has: no matter who made them, with their
 * media and aliases, the last first. A node with children that are not on the list is kept where
 * the repository can tell. Changes since then cannot be seen.
 *
 * <p>Nodes that a job of a given ID map made are rolled back as that job's: it is claimed, what was
 * changed since is kept, and journal and map know that they are gone. {@link #run} is called by one
 * thread, {@link #cancel} and {@link #abort} by any; interrupted, it is run again.
 */
public final class NodesRollback {

  private final RepositoryClient repository;
  private final List<String> ids;
  private final How how;
  private volatile StopSignal signal;
  private @Nullable List<MadeNodes> made;

  private record How(
      boolean withMedia,
      @Nullable IdMapStore store,
      RollbackListener listener,
      String contentType,
      Timing timing) {}

  private NodesRollback(RepositoryClient repository, List<String> ids, How how) {
    this.repository = repository;
    this.ids = List.copyOf(ids);
    this.how = how;
    this.signal = how.timing.signal();
  }

  /**
   * The rollback of these nodes with all their media.
   *
   * @param ids in the order in which the nodes were made
   */
  public static NodesRollback of(RepositoryClient repository, List<String> ids) {
    var usual =
        new How(
            true, null, RollbackListener.NONE, "islandora_object", Timing.by(Clock.systemUTC()));
    return new NodesRollback(repository, ids, usual);
  }

  private NodesRollback but(How other) {
    return new NodesRollback(repository, ids, other);
  }

  private NodesRollback at(Timing other) {
    return but(new How(how.withMedia, how.store, how.listener, how.contentType, other));
  }

  /** The same, but media stay, without a node; a job's node that has media of the job stays too. */
  public NodesRollback withoutMedia() {
    return but(new How(false, how.store, how.listener, how.contentType, how.timing));
  }

  /** The same with the ID map whose jobs may have made some of the nodes. */
  public NodesRollback idMap(IdMapStore store) {
    return but(new How(how.withMedia, store, how.listener, how.contentType, how.timing));
  }

  /** The same with a listener that is told of what it does. */
  public NodesRollback listener(RollbackListener who) {
    return but(new How(how.withMedia, how.store, who, how.contentType, how.timing));
  }

  /** The same with other retries; see {@link IngestJobBuilder#retries}. */
  public NodesRollback retries(int times, Duration backOff) {
    return at(how.timing.withRetries(times, backOff));
  }

  /**
   * The same that waits for a repository that is away; see {@link IngestJobBuilder#waitForSite}.
   */
  public NodesRollback waitForSite(Duration time) {
    return at(how.timing.withOutage(time));
  }

  /** The same with a content type of the repository; {@code islandora_object} otherwise. */
  public NodesRollback contentType(String bundle) {
    return but(new How(how.withMedia, how.store, how.listener, bundle, how.timing));
  }

  /** The same by another clock than the system's. */
  public NodesRollback clock(Clock clock) {
    return at(how.timing.withClock(clock));
  }

  /** The same, cancelled when it has not ended by then; see {@link JobRollbackBuilder#deadline}. */
  public NodesRollback deadline(Instant deadline) {
    return at(how.timing.withDeadline(deadline));
  }

  /** The same with another limit of a cancel; see {@link JobRollbackBuilder#cancelLimit}. */
  public NodesRollback cancelLimit(Duration limit) {
    return at(how.timing.withCancelLimit(limit));
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
   * Deletes. A fault of the world ends it and is in the report. Told to stop, it ends as {@link
   * JobRollback#run} does.
   *
   * @throws org.ingestworkbench.store.ClaimException when another process has one of the jobs; what
   *     was deleted before, of another job, is written down
   */
  public RollbackReport run() {
    var own = signal;
    var run = new NodesRun(own, new RollbackTally(how.listener));
    try {
      return how.timing.supervisor(own, repository).supervise(run::run);
    } finally {
      signal = how.timing.signal();
    }
  }

  /** One run: the nodes of each job, then those that no job made. */
  private final class NodesRun {
    private final StopSignal signal;
    private final RollbackTally tally;
    private final Retry retry;
    private final RepositoryClient site;
    private final LeftNodes left = new LeftNodes();

    NodesRun(StopSignal signal, RollbackTally tally) {
      this.signal = signal;
      this.tally = tally;
      this.retry = how.timing.retry(signal, tally, repository);
      this.site = ObservedRepository.of(repository, tally, how.timing.clock());
    }

    RollbackReport run() {
      var others = new LinkedHashSet<>(ids);
      for (var part : made()) {
        others.removeAll(part.nodes());
        left.later(views(others));
        var report = ofJob(part);
        if (!report.stopped().isEmpty()) {
          return report(report.stopped(), report.fault());
        }
      }
      left.later(List.of());
      return rest(ids.stream().filter(others::contains).toList());
    }

    /** Any of them may be the child of a node that goes before it, where children are not told. */
    private List<Supplier<Optional<NodeView>>> views(Collection<String> others) {
      return others.stream()
          .map(EntityRef::node)
          .<Supplier<Optional<NodeView>>>map(node -> () -> retry.ask(() -> site.look(node)))
          .toList();
    }

    private RollbackReport ofJob(MadeNodes part) {
      var parts =
          JobRollback.of(part.job().id())
              .repository(site)
              .idMap(store())
              .only(new Selection(part.nodes(), !how.withMedia, left))
              .options(RollbackOptions.DEFAULT.withAllMedia(how.withMedia))
              .contentType(how.contentType)
              .listener(tally)
              .timing(how.timing)
              .parts();
      var frame = parts.frame(signal);
      return frame.claimed(new RollbackRun(parts, new RollbackTarget(parts), signal, frame));
    }

    private RollbackReport rest(List<String> others) {
      var list = new NodeList(site, retry, tally, how.withMedia, left);
      if (Detached.run(signal, () -> ended(list, others)).isEmpty()) {
        tally.close();
      }
      return report(signal.words("rollback"), signal.cause());
    }

    private boolean ended(NodeList list, List<String> others) {
      try {
        if (list.run(others)) {
          signal.cameTooLate();
        }
      } catch (RuntimeException e) {
        signal.fault(e);
      }
      return true;
    }

    private RollbackReport report(String stopped, @Nullable Throwable fault) {
      boolean complete = stopped.isEmpty() && !tally.hindered();
      var state = JobMoves.after(Operation.ROLLBACK, End.of(signal.stop(), complete));
      return tally.report(null, state, false, stopped, fault);
    }
  }

  private IdMapStore store() {
    if (how.store == null) {
      throw new IllegalStateException("Without an ID map no job is known.");
    }
    return how.store;
  }

  /** Deletes nothing further. Returns at once; any thread. */
  public void cancel() {
    signal.cancel();
  }

  /** Drops the request under way too. Returns at once; any thread. */
  public void abort() {
    signal.abort();
    repository.abort();
  }

  @Override
  public String toString() {
    return "Rollback of " + ids.size() + " nodes on " + repository.host();
  }
}
