package org.ingestworkbench.islandora.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.ingestworkbench.islandora.config.WorkbenchConfig;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.repository.Confirmation;
import org.ingestworkbench.sqlite.SqliteIdMap;
import org.ingestworkbench.store.IdMapStore;
import org.ingestworkbench.store.JobRecord;
import org.ingestworkbench.store.JournalReader;
import org.ingestworkbench.store.RowRecord;
import org.ingestworkbench.store.StepRecord;
import org.ingestworkbench.workflow.ItemDraft;

/** The nodes that a job of a workflow made, as work for people. */
final class ItemDrafts {
  private ItemDrafts() {}

  /**
   * One item a row that has its node, by node ID, in the order of the input. A node whose ID the
   * site has not told is there by its uuid.
   */
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
        .flatMap(Stream::ofNullable)
        .map(made -> draft(config, row, made))
        .forEach(found::add);
  }

  private static ItemDraft draft(WorkbenchConfig config, RowRecord row, Confirmation made) {
    var id = made.id();
    return id == null
        ? new ItemDraft(made.uuid().toString(), "row " + row.rowId() + ", node " + made.uuid())
        : new ItemDraft(id, "row " + row.rowId() + ", " + config.host() + "/node/" + id);
  }
}
