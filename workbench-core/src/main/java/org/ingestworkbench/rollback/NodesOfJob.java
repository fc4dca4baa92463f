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
 * Those of some nodes, or of some media, that a job made, by its journal.
 *
 * @param ids theirs
 */
public record NodesOfJob(JobRecord job, Set<String> ids) {

  /** Asks all jobs of a host, the newest first; each is one job's. */
  static List<NodesOfJob> of(
      IdMapStore store, String host, Collection<String> ids, RollbackRules.What what) {
    var left = new HashSet<>(ids);
    var found = new ArrayList<NodesOfJob>();
    for (var job : store.jobs()) {
      if (job.key().host().equals(host)) {
        var its = new HashSet<String>();
        store
            .journal(job.id())
            .completedLastFirst(
                step -> {
                  if (what.isMadeBy(step)) {
                    take(step, left, its);
                  }
                });
        found.add(new NodesOfJob(job, its));
      }
    }
    found.removeIf(made -> made.ids().isEmpty());
    return List.copyOf(found);
  }

  private static void take(StepRecord step, Set<String> left, Set<String> its) {
    var made = step.confirmation();
    if (made != null && made.id() != null && left.remove(made.id())) {
      its.add(made.id());
    }
  }
}
