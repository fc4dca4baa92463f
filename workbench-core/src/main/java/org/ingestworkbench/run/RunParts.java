package org.ingestworkbench.run;

import org.ingestworkbench.journal.MapRules;
import org.ingestworkbench.listener.JobListener;
import org.ingestworkbench.listener.RollbackWriter.RollbackList;
import org.ingestworkbench.plan.item.Planner;
import org.ingestworkbench.repository.RepositoryClient;
import org.ingestworkbench.retry.Timing;
import org.ingestworkbench.source.RowSource;
import org.ingestworkbench.store.IdMapStore;
import org.ingestworkbench.store.JobSession;
import org.jspecify.annotations.Nullable;

/**
 * What a run is made of.
 *
 * @param concurrency how many rows are worked on at once
 * @param keepOrder whether nodes are made in the order of the input
 */
public record RunParts(
    Input input,
    RepositoryClient repository,
    Records records,
    Timing timing,
    int concurrency,
    boolean keepOrder,
    JobListener listener) {

  /** What is made: the rows, and who plans them. */
  public record Input(RowSource source, Planner planner) {}

  /**
   * Where it is written down.
   *
   * @param session of the job, which is claimed
   * @param map how the rows of the ID map are read and written
   * @param rollback null when no rollback list is kept
   */
  public record Records(
      IdMapStore store, JobSession session, MapRules map, @Nullable RollbackList rollback) {}

  RowSource source() {
    return input.source();
  }

  Planner planner() {
    return input.planner();
  }

  IdMapStore store() {
    return records.store();
  }

  JobSession session() {
    return records.session();
  }

  MapRules map() {
    return records.map();
  }

  @Nullable RollbackList rollback() {
    return records.rollback();
  }
}
