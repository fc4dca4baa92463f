package org.ingestworkbench.sqlite;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.ingestworkbench.sqlite.claim.ClaimService;
import org.ingestworkbench.sqlite.file.Db;
import org.ingestworkbench.sqlite.file.DbWork;
import org.ingestworkbench.sqlite.file.Schema;
import org.ingestworkbench.sqlite.map.OpenMap;
import org.ingestworkbench.sqlite.workflow.HistoryTable;
import org.ingestworkbench.sqlite.workflow.InstanceClaimRequest;
import org.ingestworkbench.sqlite.workflow.InstanceTable;
import org.ingestworkbench.sqlite.workflow.ItemTable;
import org.ingestworkbench.sqlite.workflow.SqliteWorkflowSession;
import org.ingestworkbench.store.workflow.HistoryEntry;
import org.ingestworkbench.store.workflow.InstanceId;
import org.ingestworkbench.store.workflow.InstanceRecord;
import org.ingestworkbench.store.workflow.InstanceRequest;
import org.ingestworkbench.store.workflow.WorkItem;
import org.ingestworkbench.store.workflow.WorkflowSession;
import org.ingestworkbench.store.workflow.WorkflowStore;

/**
 * Keeps instances of workflows in a SQLite file. That is best the file of the {@link SqliteIdMap}:
 * the tables stand beside those of the map and the journal.
 *
 * <p>Safe for use by many threads; several processes may have one file open, on a local disk. What
 * a method wrote is synced to the disk when it returns.
 */
public final class SqliteWorkflowStore implements WorkflowStore {
  private final OpenMap store;
  private final ClaimService claimant;

  SqliteWorkflowStore(OpenMap store, ClaimService claimant) {
    this.store = store;
    this.claimant = claimant;
  }

  /**
   * Opens a store with the usual settings. A file that is not there is made when an instance is
   * started.
   *
   * @throws org.ingestworkbench.store.StoreException when it cannot be used
   */
  public static SqliteWorkflowStore open(Path file) {
    return SqliteIdMap.at(file).journalOnly(true).openWorkflows();
  }

  @Override
  public WorkflowSession start(InstanceRecord first, List<HistoryEntry> added) {
    return session(first.id(), claimant.claim(InstanceClaimRequest.start(first, added)));
  }

  @Override
  public WorkflowSession claim(InstanceId id) {
    return session(id, claimant.claim(InstanceClaimRequest.goOn(id)));
  }

  @Override
  public Optional<WorkflowSession> claimIfFree(InstanceId id) {
    var epoch = claimant.claimIfFree(InstanceClaimRequest.goOn(id));
    return epoch.map(number -> session(id, number));
  }

  private SqliteWorkflowSession session(InstanceId id, long epoch) {
    return new SqliteWorkflowSession(
        id, store.leases().hold(InstanceClaimRequest.scope(id), epoch, "instance " + id));
  }

  @Override
  public List<InstanceRecord> instances() {
    return read(List.of(), InstanceTable::all);
  }

  @Override
  public Optional<InstanceRecord> instance(InstanceId id) {
    return read(Optional.empty(), db -> InstanceTable.find(db, id));
  }

  @Override
  public List<HistoryEntry> history(InstanceId id) {
    return read(List.of(), db -> HistoryTable.of(db, id));
  }

  @Override
  public List<WorkItem> items(InstanceId id) {
    return read(List.of(), db -> ItemTable.of(db, id));
  }

  @Override
  public Optional<WorkItem> item(InstanceId id, String task, String key) {
    return read(Optional.empty(), db -> ItemTable.find(db, id, task, key));
  }

  @Override
  public boolean change(WorkItem from, WorkItem to) {
    return item(from.instance(), from.task(), from.key()).filter(from::equals).isPresent()
        && store.writer().write(db -> ItemTable.change(db, from, to));
  }

  @Override
  public void request(InstanceId id, InstanceRequest request) {
    if (instance(id).isEmpty()) {
      throw new IllegalStateException("There is no instance " + id + ".");
    }
    store.writer().write(db -> InstanceTable.request(db, id, request));
  }

  @Override
  public Optional<InstanceRequest> requested(InstanceId id) {
    return read(Optional.empty(), db -> InstanceTable.requested(db, id));
  }

  /** What a file without our tables has is nothing. */
  private <T> T read(T nothing, DbWork<T> work) {
    if (!store.file().exists()) {
      return nothing;
    }
    return store
        .readers()
        .read(
            db -> Schema.version(db, store.file()) < Schema.WORKFLOWS ? nothing : atOnce(db, work));
  }

  /** Of what several tables say together, one moment. */
  private static <T> T atOnce(Db db, DbWork<T> work) throws SQLException {
    db.update("BEGIN");
    try {
      return work.on(db);
    } finally {
      db.update("ROLLBACK");
    }
  }

  @Override
  public String toString() {
    return "workflow store " + store.file().path();
  }

  @Override
  public void close() {
    store.close();
  }
}
