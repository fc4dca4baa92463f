package org.ingestworkbench.cli.create;

import org.ingestworkbench.islandora.config.WorkbenchConfig;
import org.ingestworkbench.store.ConfigName;
import org.ingestworkbench.store.MapEntry;
import org.jspecify.annotations.Nullable;

/** What the ID map has of a configuration, for the message that recovery mode begins with. */
final class MapEntries {

  private final ConfigName configName;
  private long count;
  private @Nullable MapEntry last;

  MapEntries(ConfigName configName) {
    this.configName = configName;
  }

  void add(MapEntry entry) {
    if (configName.is(entry.configFile())) {
      count++;
      last = entry;
    }
  }

  String words(WorkbenchConfig config) {
    if (last == null) {
      return "Cannot find any entries in the CSV ID to node ID map created using the configuration"
          + " file \""
          + configName
          + "\".";
    }
    var rows =
        config.flag("paged_content_from_directories") ? "rows (including child pages)" : "rows";
    return "Nodes for %d %s in the input CSV \"%s\" have already been created (last entry in the CSV ID to node ID map is for CSV row \"%s\" at %s/node/%s)."
        .formatted(
            count,
            rows,
            config.text("input_csv").orElseThrow(),
            last.csvId(),
            config.host(),
            last.nodeId());
  }
}
