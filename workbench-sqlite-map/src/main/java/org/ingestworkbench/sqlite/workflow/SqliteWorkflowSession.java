package org.ingestworkbench.sqlite.workflow;

import java.util.List;
import org.ingestworkbench.sqlite.claim.Lease;
import org.ingestworkbench.store.workflow.HistoryEntry;
import org.ingestworkbench.store.workflow.InstanceId;
import org.ingestworkbench.store.workflow.InstanceRecord;
import org.ingestworkbench.store.workflow.InstanceRequest;
import org.ingestworkbench.store.workflow.WorkItem;
import org.ingestworkbench.store.workflow.WorkflowSession;

/** A claim on an instance in the file. */
public final class SqliteWorkflowSession implements WorkflowSession {
  private final InstanceId id;
  private final Lease held;

  public SqliteWorkflowSession(InstanceId id, Lease held) {
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
          InstanceTable.save(db, next);
          HistoryTable.add(db, id, added);
        });
  }

  @Override
  public void handOut(WorkItem item) {
    held.write(db -> ItemTable.add(db, item));
  }

  @Override
  public void answered(InstanceRequest request) {
    held.write(db -> InstanceTable.answered(db, id, request));
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
