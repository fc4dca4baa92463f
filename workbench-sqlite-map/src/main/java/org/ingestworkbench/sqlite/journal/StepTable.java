package org.ingestworkbench.sqlite.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.ItemKey;
import org.ingestworkbench.model.JobId;
import org.ingestworkbench.model.Kind;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.repository.Confirmation;
import org.ingestworkbench.sqlite.file.Db;
import org.ingestworkbench.sqlite.file.HexBytes;
import org.ingestworkbench.sqlite.file.IdArray;
import org.ingestworkbench.sqlite.file.Schema;
import org.ingestworkbench.store.MapEntry;
import org.ingestworkbench.store.StepRecord;
import org.ingestworkbench.store.StepState;
import org.jspecify.annotations.Nullable;

/** The steps of one job in {@code workbench_step}. */
public final class StepTable {
  private static final String SELECT =
      "SELECT row_id, kind, qualifier, state, uuid, generation, fingerprint, confirmed, object,"
          + " object_uuid, changed, files, node, adopted, error FROM workbench_step WHERE job = ? ";

  private static final String FIND = SELECT + "AND row_id = ? AND kind = ? AND qualifier = ?";

  private static final String OF_ROW = SELECT + "AND row_id = ? ORDER BY begun";

  private static final String COMPLETED = SELECT + "AND state = 'COMPLETE' ORDER BY done";

  private static final String NODES_MADE =
      SELECT + "AND kind IN ('node', 'page') AND state = 'COMPLETE' ORDER BY done";

  private static final String COMPLETED_LAST_FIRST =
      SELECT + "AND state = 'COMPLETE' ORDER BY done DESC";

  private static final String OPEN =
      SELECT + "AND state IN ('BEGUN', 'UNRESOLVED') ORDER BY begun DESC";

  /** A page's media have its file name, or that and NUL, as the beginning of their qualifiers. */
  private static final String OF_PAGE =
      SELECT
          + "AND row_id = ? AND kind = 'page-media'"
          + " AND (qualifier = ? OR (qualifier > ? AND qualifier < ?)) ORDER BY begun";

  private static final String OF_ROW_ALONE =
      SELECT + "AND row_id = ? AND kind IN ('media', 'alias') ORDER BY begun";

  private static final String WITHOUT_ID =
      SELECT
          + "AND state = 'COMPLETE' AND object IS NULL AND kind IN ('node', 'page') ORDER BY done";

  private static final String HIGHEST_NODE_BEFORE =
      "SELECT max(CAST(object AS INTEGER)) FROM workbench_step WHERE job = ? AND kind IN ('node',"
          + " 'page') AND done < (SELECT coalesce(again, begun) FROM workbench_step WHERE job = ?"
          + " AND row_id = ? AND kind = ? AND qualifier = ?)";

  /** Rows that made no node of their own, and are done. */
  private static final String OF_DONE =
      "SELECT s.row_id, s.kind, s.qualifier, s.state, s.uuid, s.generation, s.fingerprint,"
          + " s.confirmed, s.object, s.object_uuid, s.changed, s.files, s.node, s.adopted, s.error"
          + " FROM json_each(?) i CROSS JOIN workbench_row r ON r.job = ? AND r.row_id = i.value"
          + " AND r.outcome IN ("
          + RowTable.DONE
          + ") CROSS JOIN workbench_step s ON s.job = r.job AND s.row_id = r.row_id"
          + " AND s.state = 'COMPLETE' AND s.kind IN ('media', 'term', 'node-change',"
          + " 'media-change', 'term-change') ORDER BY s.row_id, s.begun";

  private static final String INSERT =
      "INSERT INTO workbench_step (begun, done, state, uuid, generation, fingerprint, confirmed,"
          + " object, object_uuid, changed, files, node, adopted, error,"
          + " job, row_id, kind, qualifier)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING";

  /**
   * Keeps its place among the row's steps, which is that of the first begin of its generation. What
   * was rolled back was done all the same, when it was; so was what gets its ID later, or a parent
   * would count as done after its children.
   */
  private static final String UPDATE =
      "UPDATE workbench_step SET begun = CASE WHEN generation < ?5 THEN ?1 ELSE min(begun, ?1) END,"
          + " again = CASE WHEN ?3 = 'BEGUN' THEN ?1 ELSE again END,"
          + " done = CASE WHEN ?3 = 'ROLLED_BACK' OR (?3 = 'COMPLETE' AND state = 'COMPLETE')"
          + " THEN done ELSE ?2 END, state = ?3, uuid = ?4,"
          + " generation = ?5, fingerprint = ?6, confirmed = ?7, object = ?8, object_uuid = ?9,"
          + " changed = ?10, files = ?11, node = coalesce(?12, node), adopted = ?13, error = ?14"
          + " WHERE job = ?15 AND row_id = ?16 AND kind = ?17 AND qualifier = ?18";

  private static final String BELONGS_TO =
      "UPDATE workbench_step SET node = ? WHERE job = ? AND row_id = ? AND kind = ?"
          + " AND qualifier = ?";

  private static final String NODE_OF =
      "SELECT node FROM workbench_step WHERE job = ? AND row_id = ? AND kind = ?"
          + " AND qualifier = ?";

  /** From the few jobs to their steps, so that the key of the steps serves. */
  private static final String JOB_OF =
      "SELECT j.uuid FROM workbench_job j CROSS JOIN workbench_step s ON s.job = j.job"
          + " AND s.row_id = ? AND s.kind = ? AND s.qualifier = ?"
          + " WHERE s.object = ? AND rtrim(?, '/') IN ('', rtrim(j.host, '/'))"
          + " ORDER BY j.job DESC LIMIT 1";

  /**
   * The same for many: of arrays of row, kind, qualifier, node and host, by their places. From the
   * nodes to their jobs by the index, however many jobs there are.
   */
  private static final String JOBS_OF =
      jobsOf(
          "workbench_step s ON s.object = i.value ->> 3 AND s.kind IN ('node', 'page')",
          "workbench_job j ON j.job = s.job");

  /** The same of a file that was never written to since the index was thought of. */
  private static final String JOBS_OF_WITHOUT_INDEX =
      jobsOf("workbench_job j", "workbench_step s ON s.job = j.job AND s.object = i.value ->> 3");

  private static String jobsOf(String first, String then) {
    return "SELECT i.key, j.uuid FROM json_each(?) i CROSS JOIN "
        + first
        + " CROSS JOIN "
        + then
        + " WHERE s.row_id = i.value ->> 0 AND s.kind = i.value ->> 1"
        + " AND s.qualifier = i.value ->> 2"
        + " AND rtrim(i.value ->> 4, '/') IN ('', rtrim(j.host, '/')) ORDER BY j.job";
  }

  private static final String BEGUN =
      "SELECT i.value FROM json_each(?) i CROSS JOIN workbench_step s ON s.job = ?"
          + " AND s.row_id = i.value AND s.kind = 'node' AND s.qualifier = ''";

  private final long job;

  StepTable(long job) {
    this.job = job;
  }

  /** The newest job whose journal has the node of a row of the map. */
  public static Optional<JobId> jobOf(Db db, MapEntry entry) throws SQLException {
    var asRow = jobOf(db, StepKey.node(entry.csvId()), entry);
    return asRow.isPresent() || !mayBePage(entry)
        ? asRow
        : jobOf(db, StepKey.page(parent(entry), entry.csvId()), entry);
  }

  /** A page has its book as parent; without one it can only be a row's. */
  private static boolean mayBePage(MapEntry entry) {
    return !parent(entry).isEmpty();
  }

  private static String parent(MapEntry entry) {
    return Objects.requireNonNullElse(entry.parentCsvId(), "");
  }

  private static Optional<JobId> jobOf(Db db, StepKey key, MapEntry entry) throws SQLException {
    return db.first(
        JOB_OF,
        row -> new JobId(HexBytes.uuid(row.getBytes(1))),
        key.rowId(),
        key.kind().wire(),
        key.qualifier(),
        entry.nodeId(),
        entry.host() == null ? "" : entry.host());
  }

  /** The same for many rows of the map; a row that may be two things is asked for twice. */
  public static Map<MapEntry, JobId> jobsOf(Db db, Collection<MapEntry> entries)
      throws SQLException {
    var jobs = new HashMap<MapEntry, JobId>();
    var asPages = new ArrayList<MapEntry>();
    var asRows = new ArrayList<MapEntry>();
    long first = firstNode(db);
    for (var entry : entries) {
      if (entry.number() < 0 || entry.number() >= first) {
        if (!tuple(entry, true).stream().allMatch(IdArray::takes)) {
          jobOf(db, entry).ifPresent(job -> jobs.put(entry, job));
        } else {
          asRows.add(entry);
          if (mayBePage(entry)) {
            asPages.add(entry);
          }
        }
      }
    }
    jobsOf(db, asPages, true, jobs);
    jobsOf(db, asRows, false, jobs);
    return jobs;
  }

  /** No job made a node below this one; of an ID that is no number it is not known. */
  private static long firstNode(Db db) throws SQLException {
    return db.number("SELECT ifnull(min(first_node), ?) FROM workbench_job", Long.MAX_VALUE);
  }

  /** The last that is found counts: the newest job. */
  private static void jobsOf(
      Db db, List<MapEntry> entries, boolean asPages, Map<MapEntry, JobId> jobs)
      throws SQLException {
    var tuples = entries.stream().map(entry -> tuple(entry, asPages)).toList();
    if (entries.isEmpty()) {
      return;
    }
    db.all(
            hasIndex(db) ? JOBS_OF : JOBS_OF_WITHOUT_INDEX,
            row -> Map.entry(row.getInt(1), new JobId(HexBytes.uuid(row.getBytes(2)))),
            IdArray.ofMany(tuples))
        .forEach(found -> jobs.put(entries.get(found.getKey()), found.getValue()));
  }

  private static boolean hasIndex(Db db) throws SQLException {
    return db.number("SELECT count(*) FROM sqlite_master WHERE name = ?", Schema.STEP_NODE_INDEX)
        > 0;
  }

  private static List<String> tuple(MapEntry entry, boolean asPage) {
    var key = asPage ? StepKey.page(parent(entry), entry.csvId()) : StepKey.node(entry.csvId());
    return List.of(
        key.rowId(),
        key.kind().wire(),
        key.qualifier(),
        entry.nodeId(),
        Objects.requireNonNullElse(entry.host(), ""));
  }

  Set<String> begun(Db db, Collection<String> rowIds) throws SQLException {
    var begun = new HashSet<String>();
    var together = new ArrayList<String>();
    for (var rowId : rowIds) {
      if (IdArray.takes(rowId)) {
        together.add(rowId);
      } else if (find(db, StepKey.node(rowId)).isPresent()) {
        begun.add(rowId);
      }
    }
    begun.addAll(db.all(BEGUN, row -> row.getString(1), IdArray.of(together), job));
    return begun;
  }

  Optional<StepRecord> find(Db db, StepKey key) throws SQLException {
    return db.first(FIND, StepTable::step, job, key.rowId(), key.kind().wire(), key.qualifier());
  }

  private StepRecord get(Db db, StepKey key) throws SQLException {
    return find(db, key)
        .orElseThrow(() -> new IllegalStateException("Step \"" + key + "\" was never begun."));
  }

  List<StepRecord> ofRow(Db db, String rowId) throws SQLException {
    return db.all(OF_ROW, StepTable::step, job, rowId);
  }

  /** Of these rows, what those are about that are done and made no node of their own. */
  Map<String, EntityRef> subjectsOfDone(Db db, Collection<String> rowIds) throws SQLException {
    var subjects = new HashMap<String, EntityRef>();
    if (!rowIds.isEmpty()) {
      for (var step : db.all(OF_DONE, StepTable::step, IdArray.of(rowIds), job)) {
        step.ofRow().ifPresent(its -> subjects.putIfAbsent(step.key().rowId(), its));
      }
    }
    return subjects;
  }

  /** What a row is about, by its steps. */
  static Optional<EntityRef> subject(List<StepRecord> steps) {
    return steps.stream().flatMap(step -> step.ofRow().stream()).findFirst();
  }

  void ofRow(Db db, String rowId, Consumer<StepRecord> consumer) throws SQLException {
    db.each(OF_ROW, StepTable::step, consumer, job, rowId);
  }

  void completed(Db db, Consumer<StepRecord> consumer) throws SQLException {
    db.each(COMPLETED, StepTable::step, consumer, job);
  }

  void completedLastFirst(Db db, Consumer<StepRecord> consumer) throws SQLException {
    db.each(COMPLETED_LAST_FIRST, StepTable::step, consumer, job);
  }

  void open(Db db, Consumer<StepRecord> consumer) throws SQLException {
    db.each(OPEN, StepTable::step, consumer, job);
  }

  List<StepRecord> beside(Db db, ItemKey item) throws SQLException {
    var page = item.page();
    return page == null
        ? db.all(OF_ROW_ALONE, StepTable::step, job, item.rowId())
        : db.all(
            OF_PAGE, StepTable::step, job, item.rowId(), page, page + "\u0000", page + "\u0001");
  }

  void nodesMade(Db db, Consumer<StepRecord> consumer) throws SQLException {
    db.each(NODES_MADE, StepTable::step, consumer, job);
  }

  void nodesWithoutId(Db db, Consumer<StepRecord> consumer) throws SQLException {
    db.each(WITHOUT_ID, StepTable::step, consumer, job);
  }

  OptionalLong highestNodeBefore(Db db, StepKey key) throws SQLException {
    return db.first(
            HIGHEST_NODE_BEFORE,
            row -> Optional.ofNullable(row.getString(1)),
            job,
            job,
            key.rowId(),
            key.kind().wire(),
            key.qualifier())
        .flatMap(id -> id)
        .map(id -> OptionalLong.of(Long.parseLong(id)))
        .orElseGet(OptionalLong::empty);
  }

  /**
   * Begins a step, for the first time or again.
   *
   * @param nodeId of the node of another maker that its object will belong to
   */
  void begin(Db db, StepRecord first, @Nullable String nodeId) throws SQLException {
    if (save(db, INSERT, first) == 0) {
      var before = get(db, first.key());
      update(db, before.begun(first.uuid(), first.generation(), first.fingerprint()));
    }
    if (nodeId != null) {
      var key = first.key();
      db.update(BELONGS_TO, nodeId, job, key.rowId(), key.kind().wire(), key.qualifier());
    }
  }

  Optional<String> nodeOf(Db db, StepKey key) throws SQLException {
    return db.first(
            NODE_OF,
            row -> Optional.ofNullable(row.getString(1)),
            job,
            key.rowId(),
            key.kind().wire(),
            key.qualifier())
        .flatMap(node -> node);
  }

  /** Moves a step that was begun; gives it as it is then. */
  StepRecord move(Db db, StepKey key, UnaryOperator<StepRecord> move) throws SQLException {
    var moved = move.apply(get(db, key));
    update(db, moved);
    return moved;
  }

  private void update(Db db, StepRecord step) throws SQLException {
    save(db, UPDATE, step);
  }

  private int save(Db db, String sql, StepRecord step) throws SQLException {
    long seq = JobTable.nextNumber(db, job);
    var confirmed = step.confirmation();
    return db.update(
        sql,
        seq,
        step.complete() ? seq : null,
        step.state().name(),
        HexBytes.bytes(step.uuid()),
        step.generation(),
        HexBytes.pack(step.fingerprint()),
        confirmed == null ? 0 : 1,
        confirmed == null ? null : confirmed.id(),
        confirmed == null || confirmed.uuid().equals(step.uuid())
            ? null
            : HexBytes.bytes(confirmed.uuid()),
        confirmed == null || confirmed.changed() == null
            ? null
            : confirmed.changed().toEpochMilli(),
        confirmed == null ? null : files(confirmed),
        confirmed == null ? null : confirmed.nodeId(),
        step.adopted() ? 1 : 0,
        step.error(),
        job,
        step.key().rowId(),
        step.key().kind().wire(),
        step.key().qualifier());
  }

  private static @Nullable String files(Confirmation confirmed) {
    return confirmed.files().isEmpty() ? null : String.join("\n", confirmed.files());
  }

  private static StepRecord step(ResultSet row) throws SQLException {
    var uuid = HexBytes.uuid(row.getBytes("uuid"));
    return new StepRecord(
        new StepKey(
            row.getString("row_id"),
            Kind.ofWire(row.getString("kind")),
            row.getString("qualifier")),
        StepState.valueOf(row.getString("state")),
        uuid,
        row.getInt("generation"),
        HexBytes.unpack(row.getObject("fingerprint")),
        row.getInt("confirmed") == 0 ? null : confirmation(row, uuid),
        row.getInt("adopted") == 1,
        row.getString("error"));
  }

  private static Confirmation confirmation(ResultSet row, UUID sent) throws SQLException {
    var other = row.getBytes("object_uuid");
    var files = row.getString("files");
    return new Confirmation(
        row.getString("object"),
        other == null ? sent : HexBytes.uuid(other),
        changed(row),
        files == null ? List.of() : List.of(files.split("\n")),
        row.getString("node"));
  }

  private static @Nullable Instant changed(ResultSet row) throws SQLException {
    long changed = row.getLong("changed");
    return row.wasNull() ? null : Instant.ofEpochMilli(changed);
  }
}
