package org.ingestworkbench.sqlite;

import java.util.List;
import org.ingestworkbench.store.workflow.HistoryEntry;
import org.ingestworkbench.store.workflow.InstanceId;
import org.ingestworkbench.store.workflow.InstanceRecord;
import org.ingestworkbench.store.workflow.InstanceRequest;
import org.ingestworkbench.store.workflow.WorkItem;
import org.ingestworkbench.store.workflow.WorkflowSession;

/** A claim on an instance in the file. */
final class SqliteWorkflowSession implements WorkflowSession {
  private final InstanceId id;
  private final Held held;

  SqliteWorkflowSession(InstanceId id, Held held) {
    this.id = id;
    this.held = held;
  }

  @Override
  public InstanceId id() {
    return id;
  }

  @Override
  public void save(InstanceRecord next, List<HistoryEntry> added) {
    held.write(
        db -> {
          Instances.save(db, next);
          Histories.add(db, id, added);
        });
  }

  @Override
  public void handOut(WorkItem item) {
    held.write(db -> Items.add(db, item));
  }

  @Override
  public void answered(InstanceRequest request) {
    held.write(db -> Instances.answered(db, id, request));
  }

  @Override
  public void close() {
    held.close();
  }

  @Override
  public String toString() {
    return held.toString();
  }
}
