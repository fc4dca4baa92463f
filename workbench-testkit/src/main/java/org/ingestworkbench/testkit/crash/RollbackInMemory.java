package org.ingestworkbench.testkit.crash;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.ingestworkbench.listener.RollbackWriter;
import org.ingestworkbench.model.JobId;

/** Keeps the rollback list of the last run. */
final class RollbackInMemory implements RollbackWriter {

  private List<String> nodes = List.of();

  @Override
  public RollbackList start(JobId job, String host, Instant started, boolean resumed) {
    var list = new ArrayList<String>();
    nodes = list;
    return new RollbackList() {
      @Override
      public void add(Entry entry) {
        list.add(entry.nodeId());
      }

      @Override
      public void close() {}
    };
  }

  List<String> nodes() {
    return List.copyOf(nodes);
  }
}
