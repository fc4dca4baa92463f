package org.ingestworkbench.journal;

import java.util.List;
import org.ingestworkbench.model.Kind;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.repository.Confirmation;
import org.ingestworkbench.store.ConfigName;
import org.ingestworkbench.store.MapEntry;
import org.jspecify.annotations.Nullable;

/**
 * How a job uses the ID map.
 *
 * @param configFile the configuration's name that its rows get; rows with another path to its file
 *     are its too
 * @param host the host that its rows get
 * @param allowedHosts hosts whose rows count in lookups; the empty string stands for rows without a
 *     host, an empty list for every host
 * @param queryForParents whether parents are looked for in it, those of earlier jobs too
 * @param newestParentWins whether the newest of several rows for a parent counts; else several rows
 *     are no parent
 * @param recoveringFrom the node ID from which rows of the map count as done; null when only the
 *     journal decides
 */
public record MapRules(
    ConfigName configFile,
    String host,
    List<String> allowedHosts,
    boolean queryForParents,
    boolean newestParentWins,
    @Nullable Long recoveringFrom) {

  public MapRules {
    allowedHosts = List.copyOf(allowedHosts);
  }

  /** Whether a parent may be one that stands in the map alone. */
  public boolean parentsInMap() {
    return queryForParents || recoveringFrom != null;
  }

  /**
   * The row of a step that is done; null for one that makes no node, and for a node whose ID the
   * repository does not tell, which has no row until it is known.
   */
  public @Nullable MapEntry entry(Step step, Confirmation confirmation) {
    return step.key().kind().makesNode() && confirmation.id() != null
        ? entry(step.key(), step.place(), confirmation.id())
        : null;
  }

  /** The row of a node step, in the conventions of Islandora Workbench. */
  public MapEntry entry(StepKey key, Placement place, String nodeId) {
    var parent = place.node();
    var parentId = parent == null || parent.id() == null ? "" : parent.id();
    var csvId = key.kind() == Kind.PAGE ? key.qualifier() : key.rowId();
    return new MapEntry(configFile.text(), place.rowId(), parentId, csvId, nodeId, host);
  }
}
