package org.ingestworkbench.rollback;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ingestworkbench.store.IdMapStore;
import org.ingestworkbench.store.JobRecord;
import org.ingestworkbench.store.StepRecord;

/**
 * Those of some nodes that a job made, by its journal.
 *
 * @param nodes their IDs
 */
public record NodesOfJob(JobRecord job, Set<String> nodes) {

  /** Asks all jobs of a host, the newest first; each node is one job's. */
  public static List<NodesOfJob> of(IdMapStore store, String host, Collection<String> ids) {
    var left = new HashSet<>(ids);
    var found = new ArrayList<NodesOfJob>();
    for (var job : store.jobs()) {
      if (job.key().host().equals(host)) {
        var nodes = new HashSet<String>();
        store.journal(job.id()).completedLastFirst(step -> take(step, left, nodes));
        found.add(new NodesOfJob(job, nodes));
      }
    }
    found.removeIf(made -> made.nodes().isEmpty());
    return List.copyOf(found);
  }

  private static void take(StepRecord step, Set<String> left, Set<String> nodes) {
    var made = step.confirmation();
    if (step.key().kind().makesNode()
        && made != null
        && made.id() != null
        && left.remove(made.id())) {
      nodes.add(made.id());
    }
  }
}
