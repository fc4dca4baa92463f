package org.ingestworkbench;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.ingestworkbench.listener.RollbackListener;
import org.ingestworkbench.operation.StopSignal;
import org.ingestworkbench.repository.RepositoryClient;
import org.ingestworkbench.retry.Timing;
import org.ingestworkbench.rollback.NodesOfJob;
import org.ingestworkbench.rollback.NodesParts;
import org.ingestworkbench.rollback.NodesRun;
import org.ingestworkbench.rollback.RollbackRules;
import org.ingestworkbench.store.IdMapStore;
import org.ingestworkbench.store.JobRecord;
import org.jspecify.annotations.Nullable;

/**
 * Deletes the nodes of a list, such as a rollback file has: no matter who made them, with their
 * media and aliases, the last first. A node with children that are not on the list is kept where
 * the repository can tell. Changes since then cannot be seen. Or it deletes the media of a list
 * with their files, while their nodes stay.
 *
 * <p>What a job of a given ID map made is rolled back as that job's: it is claimed, what was
 * changed since is kept, and journal and map know that they are gone. {@link #run} is called by one
 * thread, {@link #cancel} and {@link #abort} by any; interrupted, it is run again.
 */
public final class NodesRollback {

  private final NodesParts parts;
  private volatile StopSignal signal;
  private @Nullable List<NodesOfJob> made;

  private NodesRollback(NodesParts parts) {
    this.parts = parts;
    this.signal = parts.timing().signal();
  }

  /**
   * The rollback of these nodes with all their media.
   *
   * @param ids in the order in which the nodes were made
   */
  public static NodesRollback of(RepositoryClient repository, List<String> ids) {
    return new NodesRollback(NodesParts.of(repository, ids, RollbackRules.What.NODES_WITH_MEDIA));
  }

  /**
   * The rollback of these media with their files. Their nodes stay; the row of one that a job made
   * is not done any more, so that a resume of the job makes the medium anew.
   *
   * @param ids of media, in the order in which they were made
   */
  public static NodesRollback ofMedia(RepositoryClient repository, List<String> ids) {
    return new NodesRollback(NodesParts.of(repository, ids, RollbackRules.What.MEDIA));
  }

  private NodesRollback at(Timing other) {
    return new NodesRollback(parts.withTiming(other));
  }

  /**
   * The same, but media stay, without a node; a job's node that has media of the job stays too.
   *
   * @throws IllegalStateException when it is a list of media that is to go
   */
  public NodesRollback withoutMedia() {
    return new NodesRollback(parts.withoutMedia());
  }

  /** The same with the ID map whose jobs may have made some of the nodes. */
  public NodesRollback idMap(IdMapStore store) {
    return new NodesRollback(parts.withStore(store));
  }

  /** The same with a listener that is told of what it does. */
  public NodesRollback listener(RollbackListener who) {
    return new NodesRollback(parts.withListener(who));
  }

  /** The same with other retries; see {@link IngestJobBuilder#retries}. */
  public NodesRollback retries(int times, Duration backOff) {
    return at(parts.timing().withRetries(times, backOff));
  }

  /**
   * The same that waits for a repository that is away; see {@link IngestJobBuilder#waitForSite}.
   */
  public NodesRollback waitForSite(Duration time) {
    return at(parts.timing().withOutage(time));
  }

  /** The same with a content type of the repository; {@code islandora_object} otherwise. */
  public NodesRollback contentType(String bundle) {
    return new NodesRollback(parts.withContentType(bundle));
  }

  /** The same by another clock than the system's. */
  public NodesRollback clock(Clock clock) {
    return at(parts.timing().withClock(clock));
  }

  /** The same, cancelled when it has not ended by then; see {@link JobRollbackBuilder#deadline}. */
  public NodesRollback deadline(Instant deadline) {
    return at(parts.timing().withDeadline(deadline));
  }

  /** The same with another limit of a cancel; see {@link JobRollbackBuilder#cancelLimit}. */
  public NodesRollback cancelLimit(Duration limit) {
    return at(parts.timing().withCancelLimit(limit));
  }

  /** The same that waits otherwise than in real time: tests turn a clock. */
  NodesRollback waiting(Consumer<Duration> how) {
    return at(parts.timing().withWaiting(how));
  }

  /** The jobs that made some of the objects, as the ID map has them; it is asked once. */
  public List<JobRecord> jobs() {
    return made().stream().map(NodesOfJob::job).toList();
  }

  private synchronized List<NodesOfJob> made() {
    if (made == null) {
      made = parts.made();
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
    var run = new NodesRun(parts, made(), own);
    try {
      return RollbackReport.of(
          parts.timing().supervisor(own, parts.repository()).supervise(run::run));
    } finally {
      signal = parts.timing().signal();
    }
  }

  /** Deletes nothing further. Returns at once; any thread. */
  public void cancel() {
    signal.cancel();
  }

  /** Drops the request under way too. Returns at once; any thread. */
  public void abort() {
    signal.abort();
    parts.repository().abort();
  }

  @Override
  public String toString() {
    return "Rollback of "
        + parts.ids().size()
        + (parts.what() == RollbackRules.What.MEDIA ? " media on " : " nodes on ")
        + parts.repository().host();
  }
}
