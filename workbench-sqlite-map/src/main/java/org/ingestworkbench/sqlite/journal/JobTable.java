package org.ingestworkbench.sqlite.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ingestworkbench.model.JobId;
import org.ingestworkbench.model.RowRange;
import org.ingestworkbench.sqlite.file.Db;
import org.ingestworkbench.sqlite.file.HexBytes;
import org.ingestworkbench.store.JobClaim;
import org.ingestworkbench.store.JobKey;
import org.ingestworkbench.store.JobRecord;
import org.ingestworkbench.store.JobState;
import org.jspecify.annotations.Nullable;

/** The jobs in {@code workbench_job}. */
public final class JobTable {
  /** All columns: a file that is only read may be of a version that has no slices. */
  private static final String SELECT = "SELECT * FROM workbench_job ";

  private static final int COLUMNS_WITHOUT_SLICE = 16;

  private static final String INSERT =
      "INSERT INTO workbench_job (uuid, host, name, first_row, last_row, input, settings, seed,"
          + " state, started, start_node) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  private JobTable() {}

  public static List<JobRecord> all(Db db) throws SQLException {
    return db.all(SELECT + "ORDER BY job DESC", JobTable::job);
  }

  public static Optional<JobRecord> find(Db db, JobId id) throws SQLException {
    return db.first(SELECT + "WHERE uuid = ?", JobTable::job, HexBytes.bytes(id.value()));
  }

  /** The number that stands for a job in the journal. */
  public static Optional<Long> number(Db db, JobId id) throws SQLException {
    return db.first(
        "SELECT job FROM workbench_job WHERE uuid = ?",
        row -> row.getLong(1),
        HexBytes.bytes(id.value()));
  }

  static void insert(Db db, JobClaim claim, Instant now) throws SQLException {
    var rows = claim.key().rows();
    db.update(
        INSERT,
        HexBytes.bytes(claim.id().value()),
        claim.key().host(),
        claim.key().name(),
        rows.equals(RowRange.ALL) ? null : rows.first(),
        rows.last() == RowRange.OPEN ? null : rows.last(),
        claim.input(),
        claim.settings(),
        claim.seed(),
        JobState.RUNNING.name(),
        now.toEpochMilli(),
        claim.startingNode());
  }

  /** Keeps the starting node of a claim that has one. */
  static void startAt(Db db, JobClaim claim) throws SQLException {
    if (claim.startingNode() != null) {
      db.update(
          "UPDATE workbench_job SET start_node = ? WHERE uuid = ?",
          claim.startingNode(),
          HexBytes.bytes(claim.id().value()));
    }
  }

  static void move(Db db, JobId id, JobState state, @Nullable Instant ended) throws SQLException {
    db.update(
        "UPDATE workbench_job SET state = ?, ended = ? WHERE uuid = ?",
        state.name(),
        ended == null ? null : ended.toEpochMilli(),
        HexBytes.bytes(id.value()));
  }

  /** Deletes a job with everything that the journal has of it, and its claim. */
  public static void forget(Db db, JobId id, String scope) throws SQLException {
    var job = number(db, id).orElseThrow();
    db.update("DELETE FROM workbench_manifest WHERE job = ?", job);
    db.update("DELETE FROM workbench_change WHERE job = ?", job);
    db.update("DELETE FROM workbench_step WHERE job = ?", job);
    db.update("DELETE FROM workbench_row WHERE job = ?", job);
    db.update("DELETE FROM workbench_claim WHERE scope = ?", scope);
    db.update("DELETE FROM workbench_job WHERE job = ?", job);
  }

  static long nextNumber(Db db, long job) throws SQLException {
    return db.number("UPDATE workbench_job SET seq = seq + 1 WHERE job = ? RETURNING seq", job);
  }

  static void count(Db db, long job, int rows, int done) throws SQLException {
    if (rows != 0 || done != 0) {
      db.update(
          "UPDATE workbench_job SET rows = rows + ?, rows_done = rows_done + ? WHERE job = ?",
          rows,
          done,
          job);
    }
  }

  /** Takes note of a node that the job made; an ID that is no number is not kept. */
  static void madeNode(Db db, long job, @Nullable String nodeId) throws SQLException {
    if (nodeId != null && nodeId.matches("[0-9]{1,18}")) {
      long id = Long.parseLong(nodeId);
      db.update(
          "UPDATE workbench_job SET first_node = ? WHERE job = ?"
              + " AND (first_node IS NULL OR first_node > ?)",
          id,
          job,
          id);
    }
  }

  private static JobRecord job(ResultSet row) throws SQLException {
    long done = row.getLong("rows_done");
    var ended = number(row, "ended");
    return new JobRecord(
        new JobId(HexBytes.uuid(row.getBytes("uuid"))),
        new JobKey(row.getString("host"), row.getString("name"), rows(row)),
        new JobRecord.Definition(
            row.getString("input"),
            row.getString("settings"),
            row.getLong("seed"),
            number(row, "start_node")),
        new JobRecord.Progress(
            JobState.valueOf(row.getString("state")),
            Instant.ofEpochMilli(row.getLong("started")),
            ended == null ? null : Instant.ofEpochMilli(ended),
            row.getString("first_node"),
            done,
            row.getLong("rows") - done));
  }

  private static RowRange rows(ResultSet row) throws SQLException {
    if (row.getMetaData().getColumnCount() <= COLUMNS_WITHOUT_SLICE) {
      return RowRange.ALL;
    }
    var first = number(row, "first_row");
    var last = number(row, "last_row");
    return first == null ? RowRange.ALL : new RowRange(first, last == null ? RowRange.OPEN : last);
  }

  private static @Nullable Long number(ResultSet row, String column) throws SQLException {
    long number = row.getLong(column);
    return row.wasNull() ? null : number;
  }
}
