package org.ingestworkbench.sqlite.workflow;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.ingestworkbench.sqlite.claim.ClaimRequest;
import org.ingestworkbench.sqlite.file.Db;
import org.ingestworkbench.store.workflow.HistoryEntry;
import org.ingestworkbench.store.workflow.InstanceId;
import org.ingestworkbench.store.workflow.InstanceRecord;
import org.jspecify.annotations.Nullable;

/**
 * An instance to be claimed.
 *
 * @param first what a new one is at its start; null for one that is there
 */
public record InstanceClaimRequest(
    InstanceId id, @Nullable InstanceRecord first, List<HistoryEntry> added)
    implements ClaimRequest {

  public static InstanceClaimRequest start(InstanceRecord first, List<HistoryEntry> added) {
    return new InstanceClaimRequest(first.id(), first, added);
  }

  public static InstanceClaimRequest goOn(InstanceId id) {
    return new InstanceClaimRequest(id, null, List.of());
  }

  public static String scope(InstanceId id) {
    return "instance " + id;
  }

  @Override
  public String scope() {
    return scope(id);
  }

  @Override
  public void check(Db db) throws SQLException {
    boolean there = InstanceTable.find(db, id).isPresent();
    if (there == (first != null)) {
      throw new IllegalStateException(
          "Instance " + id + (there ? " is there already." : " is not there to go on with."));
    }
  }

  @Override
  public void taken(Db db, Instant now) throws SQLException {
    if (first != null) {
      InstanceTable.insert(db, first);
      HistoryTable.add(db, id, added);
    }
  }

  @Override
  public String toString() {
    return "Instance " + id;
  }
}
