package org.ingestworkbench.sqlite.map;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.ingestworkbench.sqlite.file.Db;
import org.ingestworkbench.sqlite.file.IdArray;
import org.ingestworkbench.store.ConfigName;
import org.ingestworkbench.store.MapEntry;
import org.ingestworkbench.store.MapQuery;
import org.ingestworkbench.store.NodeRange;
import org.jspecify.annotations.Nullable;

/**
 * Islandora Workbench's table, with its literal schema and its conventions: all values text, local
 * time with seconds. Older files lack the column {@code host}, which is added when we first write,
 * or give {@code parent_node_id} no type; some hold rows without a host.
 */
public final class WorkbenchMap {
  private static final String TABLE =
      "CREATE TABLE csv_id_to_node_id_map"
          + " (timestamp TIMESTAMP DEFAULT (datetime('now','localtime')) NOT NULL,"
          + " config_file TEXT, parent_csv_id TEXT, parent_node_id TEXT, csv_id TEXT,"
          + " node_id TEXT, host TEXT)";

  private static final String INSERT =
      "INSERT INTO csv_id_to_node_id_map"
          + " (timestamp, config_file, parent_csv_id, parent_node_id, csv_id, node_id, host)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?)";

  private static final String REMOVE =
      "DELETE FROM csv_id_to_node_id_map WHERE csv_id = ? AND node_id = ?"
          + " AND rtrim(ifnull(host, ''), '/') IN ('', rtrim(?, '/'))";

  private static final String NAME = " csv_id_to_node_id_map";

  private static final String INDEX = "workbench_map_ids";

  private static final String OF_IDS = " ON csv_id_to_node_id_map (csv_id, parent_csv_id)";

  /** The temporary table hides the one of the file, so that it is asked in the same words. */
  private static final String COPY =
      "CREATE TEMP TABLE csv_id_to_node_id_map AS SELECT * FROM main.csv_id_to_node_id_map"
          + " ORDER BY rowid";

  private static final String NEWEST_FIRST = " ORDER BY timestamp DESC, rowid DESC";

  private static final String COLUMNS =
      "SELECT config_file, parent_csv_id, parent_node_id, csv_id, node_id, ";

  private static final DateTimeFormatter LOCAL_TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  private final Clock clock;

  /** Whether the table was once seen whole; it does not lose columns. */
  private volatile boolean whole;

  public WorkbenchMap(Clock clock) {
    this.clock = clock;
  }

  /** What of the table a file has; another program may change it at any time. */
  private enum Shape {
    NO_TABLE,
    NO_HOST,
    WHOLE
  }

  private Shape shape(Db db) throws SQLException {
    var shape = whole ? Shape.WHOLE : look(db);
    whole = shape == Shape.WHOLE;
    return shape;
  }

  private static Shape look(Db db) throws SQLException {
    var columns =
        db.all(
            "SELECT name FROM pragma_table_info('csv_id_to_node_id_map')",
            row -> String.valueOf(row.getString(1)));
    if (columns.isEmpty()) {
      return Shape.NO_TABLE;
    }
    return columns.contains("host") ? Shape.WHOLE : Shape.NO_HOST;
  }

  /**
   * Creates or upgrades the table. The index is ours; Workbench does not mind it. It has the parent
   * too, since very many books may have pages of one name.
   */
  static void prepareToWrite(Db db) throws SQLException {
    switch (look(db)) {
      case NO_TABLE -> db.execute(TABLE);
      case NO_HOST -> db.execute("ALTER TABLE csv_id_to_node_id_map ADD COLUMN host TEXT");
      case WHOLE -> {}
    }
    db.execute("DROP INDEX IF EXISTS workbench_map_csv_id");
    db.execute("CREATE INDEX IF NOT EXISTS " + INDEX + OF_IDS);
  }

  /**
   * Prepares a connection that only reads for questions about very many ids. Where the file has no
   * index, as another program leaves it, they are asked of a temporary copy that has one.
   */
  public static void prepareToAsk(Db db) throws SQLException {
    if (look(db) != Shape.NO_TABLE && !hasIndex(db)) {
      db.execute(COPY);
      db.execute("CREATE INDEX temp." + INDEX + OF_IDS);
    }
  }

  private static boolean hasIndex(Db db) throws SQLException {
    return db.number("SELECT count(*) FROM main.sqlite_master WHERE name = ?", INDEX) > 0;
  }

  public void insert(Db db, MapEntry entry) throws SQLException {
    db.update(
        INSERT,
        LOCAL_TIME.format(LocalDateTime.now(clock)),
        entry.configFile(),
        entry.parentCsvId(),
        entry.parentNodeId(),
        entry.csvId(),
        entry.nodeId(),
        entry.host());
  }

  /** Takes a node's row out; rows without a host count as being of this one. */
  public static void remove(Db db, String csvId, String nodeId, String host) throws SQLException {
    db.update(REMOVE, csvId, nodeId, host);
  }

  /** The rows that a query matches, newest first, at most so many of them. */
  public List<MapEntry> matches(Db db, MapQuery query, int limit) throws SQLException {
    var shape = shape(db);
    if (shape == Shape.NO_TABLE) {
      return List.of();
    }
    var sql = new StringBuilder(select(shape) + " WHERE csv_id = ?");
    var values = new ArrayList<Object>(List.of(query.csvId()));
    if (query.parentCsvId() != null) {
      sql.append(" AND parent_csv_id = ?");
      values.add(query.parentCsvId());
    }
    restrict(shape, query.hosts(), query.fromNodeId(), sql, values);
    values.add(limit);
    return db.all(sql + NEWEST_FIRST + " LIMIT ?", WorkbenchMap::entry, values.toArray());
  }

  /** The same for many ids. Without the index the table is read once for all of them. */
  public Map<String, List<MapEntry>> matches(
      Db db, Collection<String> csvIds, List<String> hosts, @Nullable Long fromNodeId)
      throws SQLException {
    var together = csvIds.stream().filter(IdArray::takes).toList();
    var shape = shape(db);
    if (shape == Shape.NO_TABLE) {
      return Map.of();
    }
    var sql =
        new StringBuilder(select(shape) + " WHERE csv_id IN (SELECT value FROM json_each(?))");
    var values = new ArrayList<Object>(List.of(IdArray.of(together)));
    restrict(shape, hosts, fromNodeId, sql, values);
    var found = db.all(sql + NEWEST_FIRST, WorkbenchMap::entry, values.toArray());
    for (var csvId : csvIds) {
      if (!IdArray.takes(csvId)) {
        found.addAll(matches(db, new MapQuery(csvId, null, hosts, fromNodeId), Integer.MAX_VALUE));
      }
    }
    return found.stream().collect(Collectors.groupingBy(MapEntry::csvId));
  }

  private static void restrict(
      Shape shape,
      List<String> hosts,
      @Nullable Long fromNodeId,
      StringBuilder sql,
      List<Object> values) {
    if (!hosts.isEmpty()) {
      var marks = String.join(", ", Collections.nCopies(hosts.size(), "?"));
      sql.append(" AND (ifnull(" + host(shape) + ", '') IN (" + marks + "))");
      values.addAll(hosts);
    }
    if (fromNodeId != null) {
      sql.append(" AND length(node_id) BETWEEN 1 AND 18 AND node_id NOT GLOB '*[^0-9]*'");
      sql.append(" AND CAST(node_id AS INTEGER) >= ?");
      values.add(fromNodeId);
    }
  }

  /**
   * What is to be said of the node IDs of rows.
   *
   * @param what an expression of the column {@code number}
   */
  public List<Long> nodes(Db db, String what, NodeRange range) throws SQLException {
    var shape = shape(db);
    if (shape == Shape.NO_TABLE) {
      return List.of();
    }
    var sql = new StringBuilder("SELECT CAST(node_id AS INTEGER) AS number FROM" + NAME);
    sql.append(" WHERE CAST(node_id AS INTEGER) <= ?");
    var values = new ArrayList<Object>(List.of(range.to()));
    if (range.configFile() != null) {
      sql.append(" AND (config_file = ? OR config_file IN (SELECT value FROM json_each(?)))");
      values.add(range.configFile().text());
      values.add(IdArray.of(names(db, range.configFile())));
    }
    restrict(shape, range.hosts(), range.from(), sql, values);
    return db
        .all(
            "SELECT " + what + " AS n FROM (" + sql + ")",
            row -> Optional.ofNullable(row.getString(1)).map(Long::valueOf),
            values.toArray())
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  /** The names in the map that mean a configuration. */
  private static Set<String> names(Db db, ConfigName configuration) throws SQLException {
    var names = new HashSet<String>();
    db.each(
        "SELECT DISTINCT config_file FROM" + NAME + " WHERE config_file IS NOT NULL",
        row -> String.valueOf(row.getString(1)),
        name -> {
          if (IdArray.takes(name) && configuration.is(name)) {
            names.add(name);
          }
        });
    return names;
  }

  /** Every row, oldest first. */
  public void each(Db db, Consumer<MapEntry> consumer) throws SQLException {
    var shape = shape(db);
    if (shape != Shape.NO_TABLE) {
      db.each(select(shape) + " ORDER BY timestamp, rowid", WorkbenchMap::entry, consumer);
    }
  }

  private static String select(Shape shape) {
    return COLUMNS + host(shape) + " FROM" + NAME;
  }

  private static String host(Shape shape) {
    return shape == Shape.WHOLE ? "host" : "NULL";
  }

  private static MapEntry entry(ResultSet row) throws SQLException {
    return new MapEntry(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        orEmpty(row.getString(4)),
        orEmpty(row.getString(5)),
        row.getString(6));
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
