package org.ingestworkbench.journal;

import org.ingestworkbench.listener.JobListener;
import org.ingestworkbench.repository.RepositoryClient;
import org.ingestworkbench.retry.Permits;
import org.ingestworkbench.store.JobSession;
import org.jspecify.annotations.Nullable;

/**
 * What the journals of all items share, and where they come from.
 *
 * @param input what messages call the input
 * @param resumed whether the job was there before, and the store may know steps of it
 * @param permits told of which steps the store has begun
 * @param ofTerms of the terms of the run, which many items want
 */
public record Journals(
    JobSession session,
    RepositoryClient repository,
    MapRules map,
    JobListener listener,
    String input,
    boolean resumed,
    Permits permits,
    LateRequests ofTerms) {

  /**
   * For an item of which the store may know steps when the job was there before.
   *
   * @param gaveUp that an earlier run gave something of it up; null when none did
   */
  public Journal open(@Nullable GivenUp gaveUp) {
    return new Journal(this, !resumed, gaveUp, new LateRequests());
  }

  /** For an item of which the store knows no step. */
  public Journal fresh() {
    return new Journal(this, true, null, new LateRequests());
  }

  /** For a step that several items may want to do. */
  public Journal ofTerm() {
    return new Journal(this, false, null, ofTerms);
  }
}
