package org.ingestworkbench.sqlite.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.sqlite.file.Db;
import org.ingestworkbench.sqlite.file.HexBytes;
import org.ingestworkbench.sqlite.file.IdArray;
import org.ingestworkbench.store.RowRecord;
import org.jspecify.annotations.Nullable;

/** The rows of one job in {@code workbench_row}, and their counts in the job. */
final class RowTable {
  /** All columns: a file that is only read may be of a version that has not {@code gave_up}. */
  private static final String SELECT = "SELECT * FROM workbench_row WHERE job = ? ";

  private static final String SELECT_MANY =
      "SELECT r.* FROM json_each(?) i CROSS JOIN workbench_row r ON r.job = ? AND r.row_id ="
          + " i.value";

  private static final int COLUMNS_WITHOUT_GAVE_UP = 6;

  private static final String START =
      "INSERT INTO workbench_row (job, row_id, line, fingerprint) VALUES (?, ?, ?, ?)"
          + " ON CONFLICT DO NOTHING";

  private static final String START_AGAIN =
      "UPDATE workbench_row SET line = ?, fingerprint = ?, outcome = NULL, reason = '',"
          + " gave_up = NULL WHERE job = ? AND row_id = ?";

  private static final String END =
      "UPDATE workbench_row SET outcome = ?, reason = ? WHERE job = ? AND row_id = ?";

  private static final String GAVE_UP =
      "UPDATE workbench_row SET gave_up = ? WHERE job = ? AND row_id = ?";

  /** The outcomes that count as done, as SQL has them in a list. */
  static final String DONE =
      Stream.of(Outcome.Kind.values())
          .filter(Outcome.Kind::done)
          .map(kind -> "'" + kind.name() + "'")
          .collect(Collectors.joining(", "));

  private final long job;

  RowTable(long job) {
    this.job = job;
  }

  Optional<RowRecord> find(Db db, String rowId) throws SQLException {
    return db.first(SELECT + "AND row_id = ?", RowTable::row, job, rowId);
  }

  /** Those of many that are there. */
  List<RowRecord> find(Db db, Collection<String> rowIds) throws SQLException {
    var found = new ArrayList<RowRecord>();
    var together = new ArrayList<String>();
    for (var rowId : rowIds) {
      if (IdArray.takes(rowId)) {
        together.add(rowId);
      } else {
        find(db, rowId).ifPresent(found::add);
      }
    }
    found.addAll(db.all(SELECT_MANY, RowTable::row, IdArray.of(together), job));
    return found;
  }

  void each(Db db, Consumer<RowRecord> consumer) throws SQLException {
    db.each(SELECT + "ORDER BY line", RowTable::row, consumer, job);
  }

  void open(Db db, Consumer<RowRecord> consumer) throws SQLException {
    db.each(SELECT + "AND outcome IS NULL ORDER BY line", RowTable::row, consumer, job);
  }

  Optional<RowRecord> lastDone(Db db) throws SQLException {
    return db.first(
        SELECT + "AND outcome IN (" + DONE + ") ORDER BY line DESC LIMIT 1", RowTable::row, job);
  }

  void start(Db db, String rowId, long line, String fingerprint) throws SQLException {
    if (db.update(START, job, rowId, line, HexBytes.pack(fingerprint)) == 1) {
      JobTable.count(db, job, 1, 0);
    } else {
      startAgain(db, rowId, line, fingerprint);
    }
  }

  private void startAgain(Db db, String rowId, long line, String fingerprint) throws SQLException {
    boolean done = find(db, rowId).filter(RowRecord::done).isPresent();
    db.update(START_AGAIN, line, HexBytes.pack(fingerprint), job, rowId);
    JobTable.count(db, job, 0, done ? -1 : 0);
  }

  void gaveUp(Db db, String rowId, int status) throws SQLException {
    db.update(GAVE_UP, status, job, rowId);
  }

  void end(Db db, String rowId, Outcome.@Nullable Kind outcome, String reason) throws SQLException {
    var before =
        find(db, rowId)
            .orElseThrow(
                () -> new IllegalStateException("Row \"" + rowId + "\" was never started."));
    db.update(END, outcome == null ? null : outcome.name(), reason, job, rowId);
    int done = outcome != null && outcome.done() ? 1 : 0;
    JobTable.count(db, job, 0, done - (before.done() ? 1 : 0));
  }

  private static RowRecord row(ResultSet row) throws SQLException {
    var outcome = row.getString("outcome");
    return new RowRecord(
        row.getString("row_id"),
        row.getLong("line"),
        HexBytes.unpack(row.getObject("fingerprint")),
        outcome == null ? null : Outcome.Kind.valueOf(outcome),
        row.getString("reason"),
        gaveUp(row));
  }

  private static @Nullable Integer gaveUp(ResultSet row) throws SQLException {
    if (row.getMetaData().getColumnCount() <= COLUMNS_WITHOUT_GAVE_UP) {
      return null;
    }
    int status = row.getInt("gave_up");
    return row.wasNull() ? null : status;
  }
}
