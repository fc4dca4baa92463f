package org.ingestworkbench.sqlite.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.repository.Change;
import org.ingestworkbench.sqlite.file.Db;
import org.ingestworkbench.sqlite.file.HexBytes;
import org.jspecify.annotations.Nullable;

/** What the steps of one job change, in {@code workbench_change}. */
final class ChangeTable {

  private static final String KEEP =
      "INSERT OR REPLACE INTO workbench_change (object, object_uuid, before, after, revision, job,"
          + " row_id, kind, qualifier) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";

  private static final String FIND =
      "SELECT object, object_uuid, before, after, revision FROM workbench_change"
          + " WHERE job = ? AND row_id = ? AND kind = ? AND qualifier = ?";

  private final long job;

  ChangeTable(long job) {
    this.job = job;
  }

  /** Keeps what a step changes, in the place of what it changed before. */
  void keep(Db db, StepKey key, @Nullable Change change) throws SQLException {
    if (change != null) {
      var uuid = change.entity().uuid();
      if (uuid == null) {
        throw new IllegalArgumentException("A change needs the uuid of " + change.entity() + ".");
      }
      db.update(
          KEEP,
          change.entity().id(),
          HexBytes.bytes(uuid),
          change.before(),
          change.after(),
          change.revision(),
          job,
          key.rowId(),
          key.kind().wire(),
          key.qualifier());
    }
  }

  Optional<Change> find(Db db, StepKey key) throws SQLException {
    return db.first(
        FIND, row -> change(key, row), job, key.rowId(), key.kind().wire(), key.qualifier());
  }

  private static Change change(StepKey key, ResultSet row) throws SQLException {
    var entity =
        new EntityRef(
            key.kind().entityType(),
            row.getString("object"),
            HexBytes.uuid(row.getBytes("object_uuid")));
    return new Change(
        entity, row.getString("before"), row.getString("after"), row.getString("revision"));
  }
}
