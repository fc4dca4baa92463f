package org.ingestworkbench.islandora.remaining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.ingestworkbench.islandora.config.WorkbenchConfig;
import org.ingestworkbench.islandora.csv.CsvList;
import org.ingestworkbench.islandora.csv.CsvRow;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.sqlite.SqliteIdMap;
import org.ingestworkbench.store.MapEntry;

/** Reads an ID map, or a rollback CSV, as evidence. Neither knows of media. */
final class StoredEvidence {

  private final WorkbenchConfig config;
  private final IngestEvidence evidence;

  StoredEvidence(WorkbenchConfig config, IngestEvidence evidence) {
    this.config = config;
    this.evidence = evidence;
  }

  void map(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new InputException("There is no ID map at " + file + ".");
    }
    int before = evidence.nodes();
    try (var map = SqliteIdMap.open(file)) {
      map.entries(this::add);
    }
    evidence.source(
        "the ID map "
            + file
            + ": "
            + (evidence.nodes() - before)
            + " rows and pages of this configuration");
  }

  private void add(MapEntry entry) {
    if (isOurs(entry)) {
      evidence.node(entry.csvId(), entry.nodeId(), false);
      var parent = entry.parentCsvId();
      if (parent != null && !parent.isEmpty()) {
        evidence.page(parent, entry.nodeId(), entry.csvId());
      }
    }
  }

  private boolean isOurs(MapEntry entry) {
    var name = entry.configFile();
    var host = entry.host();
    return name != null
        && ConfigNames.same(name, config)
        && (host == null || host.isEmpty() || host.equals(config.host()))
        && fromStartingNode(entry);
  }

  private boolean fromStartingNode(MapEntry entry) {
    var from = config.startingNodeId();
    return from.isEmpty() || entry.number() >= Long.parseLong(from.get());
  }

  /**
   * A list of bare node IDs says nothing of rows, so the map that they stand in is asked.
   *
   * @param file a rollback CSV with or without node info
   */
  void rollback(Path file) throws IOException {
    int before = evidence.nodes();
    try (var list = CsvList.openRollback(file)) {
      list.forEach(list.header().size() > 1 ? this::withInfo : bare(entries(file)));
    }
    evidence.source(
        "the rollback CSV " + file + ": " + (evidence.nodes() - before) + " rows with a node");
  }

  private void withInfo(CsvRow line) {
    if (!line.cell(1).isEmpty()) {
      evidence.node(line.cell(1), line.cell(0).strip(), false);
    } else if (line.cells().size() > 4) {
      var parent = evidence.rowOf(line.cell(3));
      var path = line.cell(4);
      if (parent != null) {
        var name = path.substring(path.lastIndexOf('/') + 1);
        evidence.page(parent, line.cell(0).strip(), name.isEmpty() ? null : name);
      }
    }
  }

  private Consumer<CsvRow> bare(Map<String, MapEntry> entries) {
    return line -> {
      var entry = entries.get(line.cell(0).strip());
      if (entry != null) {
        add(entry);
      }
    };
  }

  private Map<String, MapEntry> entries(Path rollback) {
    if (!Files.isRegularFile(config.idMapFile())) {
      throw new InputException(
          "The rollback CSV "
              + rollback
              + " has only node IDs, and there is no ID map at "
              + config.idMapFile()
              + " that tells whose they are. Give the job's log with --log, or its map with"
              + " --id-map.");
    }
    var entries = new HashMap<String, MapEntry>();
    try (var map = SqliteIdMap.open(config.idMapFile())) {
      map.entries(entry -> entries.put(entry.nodeId(), entry));
    }
    return entries;
  }
}
