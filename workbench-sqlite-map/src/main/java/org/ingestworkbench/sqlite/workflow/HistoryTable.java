package org.ingestworkbench.sqlite.workflow;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.ingestworkbench.sqlite.file.Db;
import org.ingestworkbench.store.workflow.HistoryEntry;
import org.ingestworkbench.store.workflow.InstanceId;

/** What happened to instances, in {@code workbench_instance_history}; only ever added to. */
public final class HistoryTable {
  private HistoryTable() {}

  static void add(Db db, InstanceId id, List<HistoryEntry> entries) throws SQLException {
    long number = InstanceTable.number(db, id);
    for (var entry : entries) {
      db.update(
          "INSERT INTO workbench_instance_history (instance, at, object, run, state, event,"
              + " message) VALUES (?, ?, ?, ?, ?, ?, ?)",
          number,
          entry.at().toEpochMilli(),
          entry.object(),
          entry.run(),
          entry.state(),
          entry.event(),
          entry.message());
    }
  }

  public static List<HistoryEntry> of(Db db, InstanceId id) throws SQLException {
    return db.all(
        "SELECT at, object, run, state, event, message FROM workbench_instance_history"
            + " WHERE instance = ? ORDER BY entry",
        HistoryTable::entry,
        InstanceTable.number(db, id));
  }

  private static HistoryEntry entry(ResultSet row) throws SQLException {
    return new HistoryEntry(
        Instant.ofEpochMilli(row.getLong(1)),
        String.valueOf(row.getString(2)),
        row.getInt(3),
        String.valueOf(row.getString(4)),
        String.valueOf(row.getString(5)),
        String.valueOf(row.getString(6)));
  }
}
