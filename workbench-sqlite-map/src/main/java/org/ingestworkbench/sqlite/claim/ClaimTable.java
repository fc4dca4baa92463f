package org.ingestworkbench.sqlite.claim;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.ingestworkbench.sqlite.file.Db;
import org.ingestworkbench.store.ClaimException;
import org.ingestworkbench.store.StopRequest;

/**
 * The claims in {@code workbench_claim}. A scope is a job's id, or an instance's id after the word
 * {@code instance}.
 */
final class ClaimTable {
  private static final String FIND =
      "SELECT epoch, held, host, boot, pid, start, since, beat FROM workbench_claim"
          + " WHERE scope = ?";

  private static final String TAKE =
      "INSERT INTO workbench_claim (scope, epoch, held, host, boot, pid, start, since, beat)"
          + " VALUES (?, 1, 1, ?, ?, ?, ?, ?, 0)"
          + " ON CONFLICT DO UPDATE SET epoch = epoch + 1, held = 1, host = excluded.host,"
          + " boot = excluded.boot, pid = excluded.pid, start = excluded.start,"
          + " since = excluded.since, beat = 0, stop = NULL, stop_by = NULL RETURNING epoch";

  private static final String HELD =
      "SELECT stop, stop_by FROM workbench_claim WHERE scope = ? AND epoch = ? AND held = 1";

  private static final String ASK =
      "UPDATE workbench_claim SET stop = ?1, stop_by = ?2 WHERE scope = ?3"
          + " AND (stop IS NULL OR stop = 'CANCEL' AND ?1 = 'ABORT')";

  private static final String RELEASE =
      "UPDATE workbench_claim SET held = 0 WHERE scope = ? AND epoch = ?";

  private static final String BEAT =
      "UPDATE workbench_claim SET beat = beat + 1 WHERE scope = ? AND epoch = ?";

  private ClaimTable() {}

  static Optional<ClaimRow> find(Db db, String scope) throws SQLException {
    return db.first(FIND, ClaimTable::claimed, scope);
  }

  /** Takes a scope, also from another holder, and returns the new epoch. */
  static long take(Db db, String scope, ProcessIdentity me, Instant now) throws SQLException {
    return db.number(
        TAKE, scope, me.host(), me.boot(), me.pid(), me.start().toEpochMilli(), now.toEpochMilli());
  }

  /**
   * Called first in every transaction of a session; gives what is asked of its holder, so that
   * hearing of it costs nothing.
   */
  static Optional<StopRequest> check(Db db, String scope, long epoch) throws SQLException {
    var held = db.first(HELD, ClaimTable::request, scope, epoch);
    if (held.isEmpty()) {
      throw notHeld(scope, epoch, find(db, scope));
    }
    return held.get();
  }

  private static ClaimException notHeld(String scope, long epoch, Optional<ClaimRow> now) {
    return new ClaimException(
        (scope.startsWith("instance ") ? "The " : "Job ")
            + scope
            + now.filter(by -> by.epoch() > epoch)
                .map(by -> " was taken over by " + by + (by.held() ? "." : ", which has ended."))
                .orElse(" was given back.")
            + " This session must not write any more.");
  }

  private static Optional<StopRequest> request(ResultSet row) throws SQLException {
    var kind = row.getString(1);
    return kind == null
        ? Optional.empty()
        : Optional.of(
            new StopRequest(StopRequest.Kind.valueOf(kind), String.valueOf(row.getString(2))));
  }

  /** Asks the holder to stop, unless it is asked for as much already. */
  static void askToStop(Db db, String scope, StopRequest request) throws SQLException {
    db.update(ASK, request.kind().name(), request.by(), scope);
  }

  static void release(Db db, String scope, long epoch) throws SQLException {
    db.update(RELEASE, scope, epoch);
  }

  static void beat(Db db, String scope, long epoch) throws SQLException {
    db.update(BEAT, scope, epoch);
  }

  private static ClaimRow claimed(ResultSet row) throws SQLException {
    return new ClaimRow(
        row.getLong("epoch"),
        row.getInt("held") == 1,
        new ProcessIdentity(
            row.getString("host"),
            row.getString("boot"),
            row.getLong("pid"),
            Instant.ofEpochMilli(row.getLong("start"))),
        Instant.ofEpochMilli(row.getLong("since")),
        row.getLong("beat"));
  }
}
