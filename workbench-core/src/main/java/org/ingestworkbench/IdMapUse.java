package org.ingestworkbench;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a job uses the ID map. Immutable.
 *
 * @param configFile the name that the job's rows get in the column of that name; null takes the
 *     job's name
 * @param allowedHosts hosts whose rows count in lookups; the empty string stands for rows without a
 *     host; an empty list means every host; null means rows of the repository's host and without
 *     one
 * @param queryForParents whether parents are looked for in it, those of earlier jobs too
 * @param ignoreDuplicateParents whether the newest of several rows for a parent counts; else a row
 *     with several is blocked
 */
public record IdMapUse(
    @Nullable String configFile,
    @Nullable List<String> allowedHosts,
    boolean queryForParents,
    boolean ignoreDuplicateParents) {

  /** Parents of this job only; rows of this host and without one count. */
  public static final IdMapUse DEFAULT = new IdMapUse(null, null, false, true);

  public IdMapUse withConfigFile(String name) {
    return new IdMapUse(name, allowedHosts, queryForParents, ignoreDuplicateParents);
  }

  public IdMapUse withAllowedHosts(List<String> hosts) {
    return new IdMapUse(configFile, List.copyOf(hosts), queryForParents, ignoreDuplicateParents);
  }

  public IdMapUse queryingForParents(boolean query) {
    return new IdMapUse(configFile, allowedHosts, query, ignoreDuplicateParents);
  }

  public IdMapUse ignoringDuplicateParents(boolean ignore) {
    return new IdMapUse(configFile, allowedHosts, queryForParents, ignore);
  }
}
