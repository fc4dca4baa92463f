package org.ingestworkbench.takeover;

import java.util.List;
import org.ingestworkbench.journal.MapRules;
import org.ingestworkbench.model.ItemKey;
import org.ingestworkbench.model.JobId;
import org.ingestworkbench.store.MapEntry;
import org.ingestworkbench.store.MapQuery;
import org.ingestworkbench.store.MapReader;
import org.jspecify.annotations.Nullable;

/** Finds a parent in the ID map, for a run and for a check. */
public final class MapParents {

  private final MapReader map;
  private final MapRules rules;
  private final MapRecovery recovered;

  /**
   * @param job the job that is gone on with; null when one is started
   */
  public MapParents(MapReader map, MapRules rules, @Nullable JobId job) {
    this.map = map;
    this.rules = rules;
    this.recovered = new MapRecovery(map, rules, job);
  }

  /** What becomes of a parent of which the job has no node. */
  public ParentVerdict verdict(String rowId) {
    return rules.parentsInMap()
        ? ParentVerdict.of(rowId, of(rowId), rules.newestParentWins())
        : ParentVerdict.notLookedFor(rowId);
  }

  /**
   * The rows of the map that have the node of a parent, newest first. The node for which the
   * parent's own row is passed over comes first; another job's only where the settings ask for
   * parents of other jobs.
   */
  private List<MapEntry> of(String rowId) {
    var own = recovered.entries(ItemKey.row(rowId));
    return own.isEmpty() && rules.queryForParents()
        ? map.matches(new MapQuery(rowId, null, rules.allowedHosts(), null))
        : own;
  }
}
