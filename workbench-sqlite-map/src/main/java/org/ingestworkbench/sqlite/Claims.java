package org.ingestworkbench.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.ingestworkbench.spi.ClaimException;

/** The claims in {@code workbench_claim}. A scope is a word; today it is a job's id. */
final class Claims {
  private static final String FIND =
      "SELECT epoch, held, host, boot, pid, start, since, beat FROM workbench_claim"
          + " WHERE scope = ?";

  private static final String TAKE =
      "INSERT INTO workbench_claim (scope, epoch, held, host, boot, pid, start, since, beat)"
          + " VALUES (?, 1, 1, ?, ?, ?, ?, ?, 0)"
          + " ON CONFLICT DO UPDATE SET epoch = epoch + 1, held = 1, host = excluded.host,"
          + " boot = excluded.boot, pid = excluded.pid, start = excluded.start,"
          + " since = excluded.since, beat = 0 RETURNING epoch";

  private static final String HELD =
      "SELECT count(*) FROM workbench_claim WHERE scope = ? AND epoch = ? AND held = 1";

  private static final String RELEASE =
      "UPDATE workbench_claim SET held = 0 WHERE scope = ? AND epoch = ?";

  private static final String BEAT =
      "UPDATE workbench_claim SET beat = beat + 1 WHERE scope = ? AND epoch = ?";

  private Claims() {}

  static Optional<Claimed> find(Db db, String scope) throws SQLException {
    return db.first(FIND, Claims::claimed, scope);
  }

  /** Takes a scope, whoever had it, and returns the new epoch. */
  static long take(Db db, String scope, ProcessIdentity me, Instant now) throws SQLException {
    return db.number(
        TAKE, scope, me.host(), me.boot(), me.pid(), me.start().toEpochMilli(), now.toEpochMilli());
  }

  /** Called first in every transaction of a session. */
  static void check(Db db, String scope, long epoch) throws SQLException {
    if (db.number(HELD, scope, epoch) == 0) {
      var now = find(db, scope).filter(Claimed::held);
      throw new ClaimException(
          (scope.startsWith("instance ") ? "The " : "Job ")
              + scope
              + now.map(by -> " was taken over by " + by + ".").orElse(" was given back.")
              + " This session must not write any more.");
    }
  }

  static void release(Db db, String scope, long epoch) throws SQLException {
    db.update(RELEASE, scope, epoch);
  }

  static void beat(Db db, String scope, long epoch) throws SQLException {
    db.update(BEAT, scope, epoch);
  }

  private static Claimed claimed(ResultSet row) throws SQLException {
    return new Claimed(
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
