package org.ingestworkbench.sqlite;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.ingestworkbench.store.workflow.HistoryEntry;
import org.ingestworkbench.store.workflow.InstanceId;
import org.ingestworkbench.store.workflow.InstanceRecord;
import org.jspecify.annotations.Nullable;

/**
 * An instance to be claimed.
 *
 * @param first what a new one is at its start; null for one that is there
 */
record InstanceWanted(InstanceId id, @Nullable InstanceRecord first, List<HistoryEntry> added)
    implements Wanted {

  static InstanceWanted start(InstanceRecord first, List<HistoryEntry> added) {
    return new InstanceWanted(first.id(), first, added);
  }

  static InstanceWanted goOn(InstanceId id) {
    return new InstanceWanted(id, null, List.of());
  }

  static String scope(InstanceId id) {
    return "instance " + id;
  }

  @Override
  public String scope() {
    return scope(id);
  }

  @Override
  public void check(Db db) throws SQLException {
    boolean there = Instances.find(db, id).isPresent();
    if (there == (first != null)) {
      throw new IllegalStateException(
          "Instance " + id + (there ? " is there already." : " is not there to go on with."));
    }
  }

  @Override
  public void taken(Db db, Instant now) throws SQLException {
    if (first != null) {
      Instances.insert(db, first);
      Histories.add(db, id, added);
    }
  }

  @Override
  public String toString() {
    return "Instance " + id;
  }
}
