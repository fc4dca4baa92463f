package org.ingestworkbench.sqlite;

import java.sql.SQLException;
import java.util.List;
import org.ingestworkbench.spi.StoreException;
import org.ingestworkbench.workflow.HistoryEntry;
import org.ingestworkbench.workflow.InstanceId;
import org.ingestworkbench.workflow.InstanceRecord;
import org.ingestworkbench.workflow.Request;
import org.ingestworkbench.workflow.WorkItem;
import org.ingestworkbench.workflow.WorkflowSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A claim on an instance in the file. Every transaction begins with the check of its epoch. */
final class SqliteWorkflowSession implements WorkflowSession, Held {
  private static final Logger LOG = LoggerFactory.getLogger(SqliteWorkflowSession.class);

  private final Store store;
  private final InstanceId id;
  private final long epoch;

  SqliteWorkflowSession(Store store, InstanceId id, long epoch) {
    this.store = store;
    this.id = id;
    this.epoch = epoch;
  }

  /** Something to write; it has no result. */
  private interface Change {
    void on(Db db) throws SQLException;
  }

  private void write(Change change) {
    store
        .writer()
        .write(
            db -> {
              Claims.check(db, scope(), epoch);
              change.on(db);
              return epoch;
            });
  }

  private String scope() {
    return InstanceWanted.scope(id);
  }

  @Override
  public InstanceId id() {
    return id;
  }

  @Override
  public void save(InstanceRecord next, List<HistoryEntry> added) {
    write(
        db -> {
          Instances.save(db, next);
          Histories.add(db, id, added);
        });
  }

  @Override
  public void handOut(WorkItem item) {
    write(db -> Items.add(db, item));
  }

  @Override
  public void answered(Request request) {
    write(db -> Instances.answered(db, id, request));
  }

  @Override
  public void beat() {
    write(db -> Claims.beat(db, scope(), epoch));
  }

  /** Releases the claim; what cannot be released is told of, and remembered by the store. */
  @Override
  public void close() {
    if (store.forget(this)) {
      try {
        store
            .writer()
            .write(
                db -> {
                  Claims.release(db, scope(), epoch);
                  return epoch;
                });
      } catch (StoreException e) {
        store.lost(scope(), epoch);
        LOG.warn("The claim on {} was not released: {}", this, e.getMessage());
      }
    }
  }

  @Override
  public String toString() {
    return "instance " + id;
  }
}
