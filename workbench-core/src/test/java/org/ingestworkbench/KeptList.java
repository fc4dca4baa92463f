package org.ingestworkbench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.ingestworkbench.listener.RollbackWriter;
import org.ingestworkbench.model.JobId;

/** The rollback list of the newest run. */
final class KeptList implements RollbackWriter {

  private final List<Entry> entries = new ArrayList<>();

  @Override
  public RollbackList start(JobId job, String host, Instant started, boolean resumed) {
    entries.clear();
    return new RollbackList() {
      @Override
      public void add(Entry entry) {
        entries.add(entry);
      }

      @Override
      public void close() {}
    };
  }

  List<String> nodes() {
    return entries.stream().map(Entry::nodeId).toList();
  }

  /** Nodes with their rows, if they have one: "7 book". */
  List<String> rows() {
    return entries.stream().map(entry -> entry.nodeId() + " " + entry.rowId()).toList();
  }
}
