package org.ingestworkbench.islandora.remaining;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Problem.Severity;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.source.RowSource;
import org.jspecify.annotations.Nullable;

/**
 * Says of all rows of the input whether they were processed, before one of them is written: a
 * parent may stand after its child. Used by one thread.
 */
final class ProcessedRows {

  static final String PARENT = "parent_id";

  private final IngestEvidence evidence;
  private final ExpectedFiles needs;
  private final int workers;
  private final Map<String, String> remaining = new HashMap<>();
  private final Map<String, Long> processedUnder = new HashMap<>();
  private long untold;
  private final List<String> unreadable = new ArrayList<>();

  private ProcessedRows(IngestEvidence evidence, ExpectedFiles needs, int workers) {
    this.evidence = evidence;
    this.needs = needs;
    this.workers = workers;
  }

  /**
   * Reads the rows twice.
   *
   * @param workers how many rows were made at once
   */
  static ProcessedRows of(
      RowSource source, IngestEvidence evidence, ExpectedFiles needs, int workers) {
    var processed = new ProcessedRows(evidence, needs, workers);
    try (var rows = source.open(processed::keep)) {
      rows.forEachRemaining(processed::show);
    }
    try (var rows = source.open(problem -> {})) {
      rows.forEachRemaining(processed::judge);
    }
    return processed;
  }

  private void keep(Problem problem) {
    if (problem.severity() == Severity.ROW_ERROR || problem.severity() == Severity.ERROR) {
      unreadable.add(problem.toString());
    }
  }

  private void show(Row row) {
    if (evidence.node(row.id()) != null) {
      evidence.needed(row.id(), mediaFiles(row), workers);
    }
  }

  private void judge(Row row) {
    var lacking = lacking(row);
    if (lacking != null) {
      remaining.put(row.id(), lacking);
    } else if (!row.cell(PARENT).isEmpty()) {
      processedUnder.merge(row.cell(PARENT), 1L, Long::sum);
    }
  }

  /** Why a row is not processed: empty when it has no node, null when it is. */
  @Nullable String whyRemaining(String rowId) {
    return remaining.get(rowId);
  }

  /** How many rows that name the row as their parent were processed. */
  long processedUnder(String rowId) {
    return processedUnder.getOrDefault(rowId, 0L);
  }

  /** How many rows with files count as processed although nothing tells of their media. */
  long untold() {
    return untold;
  }

  /** Rows that are neither, because they cannot be read, as the source says it. */
  List<String> unreadable() {
    return unreadable;
  }

  private @Nullable String lacking(Row row) {
    if (evidence.node(row.id()) == null) {
      return "";
    }
    var page = evidence.missingPage(row.id(), needs.pageFiles(row));
    return page != null ? "page " + page + " is not told of" : lackingMedium(row, mediaFiles(row));
  }

  private List<String> mediaFiles(Row row) {
    var files = new ArrayList<>(needs.files(row));
    if (!needs.pageFiles(row).isEmpty()) {
      files.addAll(needs.pageMedia(row));
    }
    return files;
  }

  private @Nullable String untoldMedia(Row row) {
    if (evidence.amongTheLast(row.id())) {
      return "it was among the last, and nothing tells of its media";
    }
    untold++;
    return null;
  }

  private @Nullable String lackingMedium(Row row, List<String> files) {
    if (!evidence.tellsMediaOf(row.id())) {
      return files.isEmpty() ? null : untoldMedia(row);
    }
    @Nullable String missing = null;
    for (var file : files) {
      if (!evidence.takeMedium(row.id(), file, workers == 1) && missing == null) {
        missing = "the medium of " + file + " is not told of";
      }
    }
    return missing;
  }
}
