package org.ingestworkbench.islandora;

import java.util.ArrayList;
import java.util.List;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.spi.IdMapStore;
import org.ingestworkbench.spi.JobRecord;
import org.ingestworkbench.spi.JournalReader;
import org.ingestworkbench.spi.RowRecord;
import org.ingestworkbench.spi.StepRecord;
import org.ingestworkbench.sqlite.SqliteIdMap;
import org.ingestworkbench.workflow.ItemDraft;

/** The nodes that a job of a workflow made, as work for people. */
final class MadeNodes {
  private MadeNodes() {}

  /** One item a row that has its node, by node ID, in the order of the input. */
  static List<ItemDraft> of(WorkbenchConfig config, String jobName) {
    try (var map = SqliteIdMap.open(config.idMapFile())) {
      return map.jobs().stream()
          .filter(job -> job.key().name().equals(jobName))
          .findFirst()
          .map(job -> of(config, map, job))
          .orElse(List.of());
    }
  }

  private static List<ItemDraft> of(WorkbenchConfig config, IdMapStore map, JobRecord job) {
    var journal = map.journal(job.id());
    var rows = new ArrayList<RowRecord>();
    journal.rows(rows::add);
    var found = new ArrayList<ItemDraft>();
    rows.forEach(row -> add(config, journal, row, found));
    return found;
  }

  private static void add(
      WorkbenchConfig config, JournalReader journal, RowRecord row, List<ItemDraft> found) {
    journal.stepsOf(row.rowId()).stream()
        .filter(step -> step.key().equals(StepKey.node(row.rowId())) && step.complete())
        .map(StepRecord::confirmation)
        .filter(made -> made != null && made.id() != null)
        .map(made -> String.valueOf(made.id()))
        .map(id -> new ItemDraft(id, "row " + row.rowId() + ", " + config.host() + "/node/" + id))
        .forEach(found::add);
  }
}
