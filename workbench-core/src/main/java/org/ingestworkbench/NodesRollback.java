package org.ingestworkbench;

import java.time.Duration;
import java.util.List;
import org.ingestworkbench.asking.Tries;
import org.ingestworkbench.engine.RetryPolicy;
import org.ingestworkbench.engine.StopSignal;
import org.ingestworkbench.rollback.NodeList;
import org.ingestworkbench.spi.JobState;
import org.ingestworkbench.spi.RepositoryClient;
import org.ingestworkbench.spi.RollbackListener;
import org.jspecify.annotations.Nullable;

/**
 * Deletes the nodes of a list, such as a rollback file has: whoever made them, with their media and
 * aliases, the last first. A node with children that are not on the list is kept where the
 * repository can tell. What was changed since nobody can tell. {@link #run} is called by one
 * thread, {@link #cancel} and {@link #abort} by any; interrupted, it is run again.
 */
public final class NodesRollback {

  private final RepositoryClient repository;
  private final List<String> ids;
  private final boolean withMedia;
  private final RollbackListener listener;
  private final RetryPolicy retries;
  private final StopSignal signal = new StopSignal();

  private NodesRollback(
      RepositoryClient repository,
      List<String> ids,
      boolean withMedia,
      RollbackListener listener,
      RetryPolicy retries) {
    this.repository = repository;
    this.ids = List.copyOf(ids);
    this.withMedia = withMedia;
    this.listener = listener;
    this.retries = retries;
  }

  /**
   * The rollback of these nodes with all their media.
   *
   * @param ids in the order in which the nodes were made
   */
  public static NodesRollback of(RepositoryClient repository, List<String> ids) {
    return new NodesRollback(repository, ids, true, RollbackListener.NONE, RetryPolicy.DEFAULT);
  }

  /** The same, but media stay, without a node. */
  public NodesRollback withoutMedia() {
    return new NodesRollback(repository, ids, false, listener, retries);
  }

  /** The same with somebody who is told of what it does. */
  public NodesRollback listener(RollbackListener who) {
    return new NodesRollback(repository, ids, withMedia, who, retries);
  }

  /** The same with other retries; see {@link IngestJobBuilder#retries}. */
  public NodesRollback retries(int times, Duration backOff) {
    var policy = new RetryPolicy(times, backOff, RetryPolicy.DEFAULT.longest());
    return new NodesRollback(repository, ids, withMedia, listener, policy);
  }

  /** Deletes. A fault of the world ends it and is in the report. */
  public RollbackReport run() {
    var tally = new RollbackTally(listener);
    @Nullable Throwable fault = null;
    try {
      new NodeList(repository, tries(tally), tally, withMedia).run(ids);
    } catch (RuntimeException e) {
      fault = e;
    }
    var whole = fault == null && !signal.stopping();
    return new RollbackReport(
        null,
        whole && !tally.hindered() ? JobState.ROLLED_BACK : JobState.STOPPED,
        false,
        tally.deleted(),
        tally.goneBefore(),
        tally.leftCounts(),
        tally.left(),
        stopped(whole, fault),
        fault);
  }

  private static String stopped(boolean whole, @Nullable Throwable fault) {
    if (whole) {
      return "";
    }
    return fault == null ? "The rollback was cancelled." : String.valueOf(fault.getMessage());
  }

  private Tries tries(RollbackListener told) {
    return new Tries(
        retries.retries(), retries::before, signal::await, signal::stopping, told::waiting);
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
