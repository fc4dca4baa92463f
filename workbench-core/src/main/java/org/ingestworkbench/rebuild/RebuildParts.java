package org.ingestworkbench.rebuild;

import java.util.Map;
import org.ingestworkbench.journal.MapRules;
import org.ingestworkbench.listener.JobListener;
import org.ingestworkbench.model.JobId;
import org.ingestworkbench.plan.item.Planner;
import org.ingestworkbench.repository.RepositoryClient;
import org.ingestworkbench.retry.Asker;
import org.ingestworkbench.source.RowSource;
import org.jspecify.annotations.Nullable;

/** What a map is made again with. */
public record RebuildParts(
    JobId job,
    RowSource source,
    Planner planner,
    RepositoryClient repository,
    MapRules map,
    Known known,
    Asker asking,
    JobListener listener) {

  /**
   * What is known beforehand.
   *
   * @param rollbacks how often the job may have been rolled back
   * @param nodes node IDs by row id
   * @param nearNode a node ID near the job's first; null when none is known
   */
  public record Known(int rollbacks, Map<String, String> nodes, @Nullable Long nearNode) {}
}
