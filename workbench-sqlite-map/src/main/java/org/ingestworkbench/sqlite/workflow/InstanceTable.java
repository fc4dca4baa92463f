package org.ingestworkbench.sqlite.workflow;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ingestworkbench.sqlite.file.Db;
import org.ingestworkbench.sqlite.file.HexBytes;
import org.ingestworkbench.store.workflow.InstanceId;
import org.ingestworkbench.store.workflow.InstanceRecord;
import org.ingestworkbench.store.workflow.InstanceRequest;
import org.ingestworkbench.store.workflow.InstanceStart;
import org.ingestworkbench.store.workflow.InstanceStatus;
import org.ingestworkbench.store.workflow.TaskRecord;
import org.ingestworkbench.store.workflow.TaskState;
import org.jspecify.annotations.Nullable;

/** The instances in {@code workbench_instance}, with their tasks and values. */
public final class InstanceTable {
  private static final String PARAMETER = "parameter";
  private static final String VARIABLE = "variable";
  private static final String CONDITION = "condition";

  private static final String SELECT =
      "SELECT instance, uuid, workflow, definition, recovery, standing, recoveries, started, ended,"
          + " message FROM workbench_instance ";

  private InstanceTable() {}

  /** A row of the table of instances, without what stands in others. */
  private record Line(long number, InstanceRecord bare) {}

  public static List<InstanceRecord> all(Db db) throws SQLException {
    var found = new ArrayList<InstanceRecord>();
    for (var line : db.all(SELECT + "ORDER BY instance DESC", InstanceTable::line)) {
      found.add(whole(db, line));
    }
    return found;
  }

  public static Optional<InstanceRecord> find(Db db, InstanceId id) throws SQLException {
    var line = db.first(SELECT + "WHERE uuid = ?", InstanceTable::line, bytes(id));
    return line.isPresent() ? Optional.of(whole(db, line.get())) : Optional.empty();
  }

  private static byte[] bytes(InstanceId id) {
    return HexBytes.bytes(id.value());
  }

  /** The number that stands for an instance in the other tables. */
  static long number(Db db, InstanceId id) throws SQLException {
    return db.number("SELECT instance FROM workbench_instance WHERE uuid = ?", bytes(id));
  }

  private static InstanceRecord whole(Db db, Line line) throws SQLException {
    var bare = line.bare();
    var conditions = new LinkedHashMap<String, Boolean>();
    values(db, line.number(), CONDITION)
        .forEach((name, value) -> conditions.put(name, Boolean.valueOf(value)));
    return new InstanceRecord(
        new InstanceStart(
            bare.id(),
            bare.workflow(),
            bare.definition(),
            bare.recoveryEnabled(),
            bare.start().started(),
            values(db, line.number(), PARAMETER)),
        bare.status(),
        bare.recoveries(),
        bare.ended(),
        values(db, line.number(), VARIABLE),
        conditions,
        tasks(db, line.number()),
        bare.message());
  }

  private static List<TaskRecord> tasks(Db db, long number) throws SQLException {
    return db.all(
        "SELECT name, state, runs, counts, message FROM workbench_instance_task"
            + " WHERE instance = ? ORDER BY place",
        InstanceTable::task,
        number);
  }

  private static TaskRecord task(ResultSet row) throws SQLException {
    var state = row.getString(2);
    return new TaskRecord(
        text(row, 1),
        state == null ? null : TaskState.valueOf(state),
        row.getInt(3),
        counts(text(row, 4)),
        text(row, 5));
  }

  private static String text(ResultSet row, int column) throws SQLException {
    return String.valueOf(row.getString(column));
  }

  /** Counts stand one a line: name, space, number. */
  private static Map<String, Long> counts(String lines) {
    var found = new LinkedHashMap<String, Long>();
    for (var line : lines.lines().toList()) {
      int space = line.lastIndexOf(' ');
      found.put(line.substring(0, space), Long.valueOf(line.substring(space + 1)));
    }
    return found;
  }

  private static String lines(Map<String, Long> counts) {
    var text = new StringBuilder();
    counts.forEach((name, count) -> text.append(name).append(' ').append(count).append('\n'));
    return text.toString();
  }

  private static Map<String, String> values(Db db, long number, String kind) throws SQLException {
    var found = new LinkedHashMap<String, String>();
    db.all(
            "SELECT name, value FROM workbench_instance_value WHERE instance = ? AND kind = ?"
                + " ORDER BY name",
            row -> List.of(text(row, 1), text(row, 2)),
            number,
            kind)
        .forEach(pair -> found.put(pair.get(0), pair.get(1)));
    return found;
  }

  private static Line line(ResultSet row) throws SQLException {
    return new Line(
        row.getLong(1),
        new InstanceRecord(
            new InstanceStart(
                new InstanceId(HexBytes.uuid(row.getBytes(2))),
                text(row, 3),
                text(row, 4),
                row.getInt(5) == 1,
                Instant.ofEpochMilli(row.getLong(8)),
                Map.of()),
            InstanceStatus.valueOf(text(row, 6)),
            row.getInt(7),
            ended(row),
            Map.of(),
            Map.of(),
            List.of(),
            text(row, 10)));
  }

  private static @Nullable Instant ended(ResultSet row) throws SQLException {
    long ended = row.getLong(9);
    return row.wasNull() ? null : Instant.ofEpochMilli(ended);
  }

  static void insert(Db db, InstanceRecord first) throws SQLException {
    db.update(
        "INSERT INTO workbench_instance (uuid, workflow, definition, recovery, standing,"
            + " recoveries, started, ended, message) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        bytes(first.id()),
        first.workflow(),
        first.definition(),
        first.recoveryEnabled() ? 1 : 0,
        first.status().name(),
        first.recoveries(),
        first.start().started().toEpochMilli(),
        millis(first.ended()),
        first.message());
    long number = number(db, first.id());
    put(db, number, PARAMETER, first.parameters());
    saveRest(db, number, first);
  }

  /** Puts a record in the place of another; what never changes is not written again. */
  static void save(Db db, InstanceRecord next) throws SQLException {
    db.update(
        "UPDATE workbench_instance SET standing = ?, recoveries = ?, ended = ?, message = ?"
            + " WHERE uuid = ?",
        next.status().name(),
        next.recoveries(),
        millis(next.ended()),
        next.message(),
        bytes(next.id()));
    saveRest(db, number(db, next.id()), next);
  }

  private static @Nullable Long millis(@Nullable Instant instant) {
    return instant == null ? null : instant.toEpochMilli();
  }

  private static void saveRest(Db db, long number, InstanceRecord next) throws SQLException {
    var conditions = new LinkedHashMap<String, String>();
    next.conditions().forEach((name, holds) -> conditions.put(name, holds.toString()));
    put(db, number, VARIABLE, next.variables());
    put(db, number, CONDITION, conditions);
    db.update("DELETE FROM workbench_instance_task WHERE instance = ?", number);
    int place = 0;
    for (var task : next.tasks()) {
      insert(db, number, place++, task);
    }
  }

  private static void insert(Db db, long number, int place, TaskRecord task) throws SQLException {
    var state = task.state();
    db.update(
        "INSERT INTO workbench_instance_task (instance, place, name, state, runs, counts, message)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?)",
        number,
        place,
        task.name(),
        state == null ? null : state.name(),
        task.runs(),
        lines(task.counts()),
        task.message());
  }

  private static void put(Db db, long number, String kind, Map<String, String> values)
      throws SQLException {
    db.update("DELETE FROM workbench_instance_value WHERE instance = ? AND kind = ?", number, kind);
    for (var entry : values.entrySet()) {
      db.update(
          "INSERT INTO workbench_instance_value (instance, kind, name, value) VALUES (?, ?, ?, ?)",
          number,
          kind,
          entry.getKey(),
          entry.getValue());
    }
  }

  public static int request(Db db, InstanceId id, InstanceRequest request) throws SQLException {
    return db.update(
        "UPDATE workbench_instance SET requested = ? WHERE uuid = ?"
            + " AND ifnull(requested, '') <> 'ABORT'",
        request.name(),
        bytes(id));
  }

  public static Optional<InstanceRequest> requested(Db db, InstanceId id) throws SQLException {
    return db.first(
        "SELECT requested FROM workbench_instance WHERE uuid = ? AND requested IS NOT NULL",
        row -> InstanceRequest.valueOf(text(row, 1)),
        bytes(id));
  }

  static void answered(Db db, InstanceId id, InstanceRequest request) throws SQLException {
    db.update(
        "UPDATE workbench_instance SET requested = NULL WHERE uuid = ? AND requested = ?",
        bytes(id),
        request.name());
  }
}
