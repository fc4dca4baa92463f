package org.ingestworkbench.islandora.wiring;

import org.ingestworkbench.IdMapUse;
import org.ingestworkbench.islandora.config.WorkbenchConfig;

/** Says how the ID map is used, of a configuration's settings. */
public final class ConfiguredMapUse {

  private ConfiguredMapUse() {}

  public static IdMapUse of(WorkbenchConfig config) {
    var use =
        IdMapUse.DEFAULT
            .withConfigFile(config.mapName())
            .queryingForParents(config.flag("query_csv_id_to_node_id_map_for_parents"))
            .ignoringDuplicateParents(config.flag("ignore_duplicate_parent_ids"));
    if (!config.has("csv_id_to_node_id_map_allowed_hosts")) {
      return use;
    }
    var hosts = config.list("csv_id_to_node_id_map_allowed_hosts");
    return use.withAllowedHosts(hosts.stream().map(host -> cut(host, config.host())).toList());
  }

  /** An address of the site counts as the site. */
  private static String cut(String allowed, String host) {
    return allowed.startsWith(host) ? host : allowed;
  }
}
