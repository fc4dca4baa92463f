package org.ingestworkbench.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ingestworkbench.sqlite.Sample.JOB;
import static org.ingestworkbench.sqlite.Sample.make;
import static org.ingestworkbench.sqlite.Sample.start;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ingestworkbench.sqlite.file.Db;
import org.ingestworkbench.sqlite.journal.StepTable;
import org.ingestworkbench.sqlite.map.WorkbenchMap;
import org.ingestworkbench.store.ConfigName;
import org.ingestworkbench.store.MapEntry;
import org.ingestworkbench.store.MapQuery;
import org.ingestworkbench.store.MapReader;
import org.ingestworkbench.store.NodeRange;
import org.ingestworkbench.store.StoreException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A map that another program left, asked about many rows before a job is claimed. */
class SqliteMapSnapshotTest {

  private static final String WHOLE =
      "CREATE TABLE csv_id_to_node_id_map (timestamp TIMESTAMP DEFAULT (datetime('now','localtime'))"
          + " NOT NULL, config_file TEXT, parent_csv_id TEXT, parent_node_id TEXT, csv_id TEXT,"
          + " node_id TEXT, host TEXT)";

  private static final List<String> IDS =
      List.of("a", "b", "A", "it's \"so\"", "\u4e2d", "\ud83d\ude00", "a\tb", " a", "page-1.tif");
  private static final List<@Nullable String> PARENTS = Arrays.asList(null, "", "a", "b");
  private static final List<@Nullable String> HOSTS =
      Arrays.asList(null, "", "https://a", "https://a/", "https://b");
  private static final List<String> NODES =
      List.of("5", "05", "998", "1002", "x", "", "12x", "-7", "1.5", "1234567890123456789");
  private static final List<List<String>> ALLOWED =
      List.of(List.of(), List.of(""), List.of("https://a"), List.of("", "https://a", "https://b"));

  @TempDir Path directory;

  private Path path() {
    return directory.resolve("map.db");
  }

  private static <T extends @Nullable Object> T any(List<T> values, Random random) {
    return values.get(random.nextInt(values.size()));
  }

  /** Rows as two programs and an old version would leave them, many of them within one second. */
  private void fill(String table, Random random) throws SQLException {
    Raw.run(path(), table);
    var host = table.equals(Raw.SIX_COLUMNS) ? "" : ", ?";
    try (var connection = Raw.open(path());
        var insert =
            connection.prepareStatement(
                "INSERT INTO csv_id_to_node_id_map VALUES (?, ?, ?, ?, ?, ?" + host + ")")) {
      connection.setAutoCommit(false);
      for (int i = 0; i < 400; i++) {
        insert.setString(1, "2026-11-22 05:12:0" + random.nextInt(4));
        insert.setString(2, random.nextBoolean() ? "c.yml" : null);
        insert.setString(3, any(PARENTS, random));
        insert.setString(4, any(NODES, random));
        insert.setString(5, random.nextInt(50) == 0 ? null : any(IDS, random));
        insert.setString(6, random.nextInt(50) == 0 ? null : any(NODES, random));
        if (!host.isEmpty()) {
          insert.setString(7, any(HOSTS, random));
        }
        insert.executeUpdate();
      }
      connection.commit();
    }
  }

  private static Stream<MapQuery> queries() {
    return IDS.stream()
        .flatMap(
            id ->
                PARENTS.stream()
                    .flatMap(
                        parent ->
                            ALLOWED.stream()
                                .flatMap(
                                    hosts ->
                                        Stream.of(null, 0L, 5L, 999L, 1003L)
                                            .map(from -> new MapQuery(id, parent, hosts, from)))));
  }

  /** What the query says, in other words. */
  private static boolean matches(MapEntry entry, MapQuery query) {
    var host = entry.host() == null ? "" : entry.host();
    var from = query.fromNodeId();
    return entry.csvId().equals(query.csvId())
        && (query.parentCsvId() == null || query.parentCsvId().equals(entry.parentCsvId()))
        && (query.hosts().isEmpty() || query.hosts().contains(host))
        && (from == null || (entry.number() >= 0 && entry.number() >= from));
  }

  private static List<MapEntry> newestFirst(MapReader map) {
    var entries = new ArrayList<MapEntry>();
    map.entries(entries::add);
    Collections.reverse(entries);
    return entries;
  }

  @ParameterizedTest
  @ValueSource(strings = {WHOLE, Raw.SIX_COLUMNS, Raw.UNTYPED})
  void itFindsForManyWhatIsFoundForEach(String table) throws SQLException {
    long seed = new Random().nextLong();
    fill(table, new Random(seed));
    try (var map = SqliteIdMap.open(path());
        var snapshot = map.snapshot()) {
      var all = newestFirst(map);
      queries()
          .forEach(
              query -> {
                var expected = all.stream().filter(entry -> matches(entry, query)).toList();
                var what = query + ", seed " + seed;
                assertThat(map.matches(query)).as(what).isEqualTo(expected);
                assertThat(snapshot.matches(query)).as(what).isEqualTo(expected);
                assertThat(snapshot.newest(query))
                    .as(what)
                    .isEqualTo(expected.stream().findFirst());
                if (query.parentCsvId() == null) {
                  var many = snapshot.matches(IDS, query.hosts(), query.fromNodeId());
                  assertThat(many.getOrDefault(query.csvId(), List.of()))
                      .as(what)
                      .isEqualTo(expected);
                  assertThat(map.matches(IDS, query.hosts(), query.fromNodeId()))
                      .as(what)
                      .isEqualTo(many);
                }
              });
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {WHOLE, Raw.SIX_COLUMNS, Raw.UNTYPED})
  void nodesAreFoundByTheirNumbers(String table) throws SQLException {
    long seed = new Random().nextLong();
    fill(table, new Random(seed));
    try (var map = SqliteIdMap.open(path());
        var snapshot = map.snapshot()) {
      var all = newestFirst(map);
      for (var hosts : ALLOWED) {
        for (var config :
            new @Nullable ConfigName[] {null, ConfigName.of("c.yml"), ConfigName.of("other")}) {
          for (long from : new long[] {-3, 5, 6, 999, 1003}) {
            for (long to : new long[] {4, 998, Long.MAX_VALUE}) {
              var range = new NodeRange(config, hosts, from, to);
              var expected =
                  all.stream().filter(range::has).mapToLong(MapEntry::number).boxed().toList();
              var what = range + ", seed " + seed;
              for (var asked : List.of(map, snapshot)) {
                assertThat(asked.nodesIn(range)).as(what).isEqualTo(Set.copyOf(expected));
                assertThat(asked.lowestNode(range))
                    .as(what)
                    .isEqualTo(expected.stream().mapToLong(n -> n).min());
                assertThat(asked.highestNode(range))
                    .as(what)
                    .isEqualTo(expected.stream().mapToLong(n -> n).max());
              }
            }
          }
        }
      }
    }
  }

  @Test
  void theJobOfANodeIsFoundByAnIndexAndWithoutIt() throws SQLException {
    try (var map = SqliteIdMap.open(path())) {
      make(map.claim(start(JOB)), "r", "7");
      var ours = new MapEntry("c", "", "", "r", "7", null);
      var asked = List.of(ours, new MapEntry("c", "", "", "r", "8", null));
      assertThat(map.jobsOf(asked)).isEqualTo(Map.of(ours, JOB));
      Raw.run(path(), "DROP INDEX workbench_step_node");
      assertThat(map.jobsOf(asked)).isEqualTo(Map.of(ours, JOB));
    }
  }

  @Test
  void theJobsOfManyNodesAreNotLookedForJobByJob() throws SQLException {
    try (var map = SqliteIdMap.open(path())) {
      make(map.claim(start(JOB)), "r", "7");
    }
    try (var connection = Raw.open(path())) {
      var asked = new ArrayList<String>();
      var db = new Db(noting(connection, asked));
      StepTable.jobsOf(db, List.of(new MapEntry("c", "b", "", "r", "7", null)));
      asked.removeIf(sql -> !sql.contains("json_each"));
      assertThat(asked).hasSize(1);
      assertThat(plan(connection, asked.get(0)))
          .anyMatch(step -> step.contains("INDEX workbench_step_node (object=?)"))
          .noneMatch(step -> step.startsWith("SCAN j") || step.startsWith("SCAN s"));
    }
  }

  @Test
  void aMapOfAnotherProgramIsReadOnceAndLeftAsItIs() throws Exception {
    Raw.run(path(), WHOLE, insert("r", 7), insert("s", 8));
    var before = Files.readAllBytes(path());
    try (var map = SqliteIdMap.open(path());
        var snapshot = map.snapshot()) {
      assertThat(nodes(snapshot, "r")).containsExactly("7");
      assertThat(Files.readAllBytes(path())).isEqualTo(before);
      Raw.run(path(), "DELETE FROM csv_id_to_node_id_map");
      assertThat(nodes(snapshot, "s")).as("from the copy").containsExactly("8");
      assertThat(nodes(map, "s")).isEmpty();
    }
    assertThat(directory)
        .isDirectoryContaining("glob:**map.db")
        .isDirectoryNotContaining("glob:**-*");
  }

  @Test
  void aMapThatHasOurIndexIsNotCopied() throws SQLException {
    try (var map = SqliteIdMap.open(path())) {
      make(map.claim(start(JOB)), "r", "7");
      try (var snapshot = map.snapshot()) {
        assertThat(nodes(snapshot, "r")).containsExactly("7");
        Raw.run(path(), "DELETE FROM csv_id_to_node_id_map");
        assertThat(nodes(snapshot, "r")).isEmpty();
      }
    }
  }

  @Test
  void whatIsNotThereHasNothingAndIsNotMade() {
    try (var map = SqliteIdMap.open(path());
        var snapshot = map.snapshot()) {
      assertThat(nodes(snapshot, "r")).isEmpty();
      assertThat(snapshot.matches(List.of("r"), List.of(), null)).isEmpty();
    }
    assertThat(path()).doesNotExist();
  }

  @Test
  void aSnapshotThatWasClosedSaysSoAndMayBeClosedAgain() throws SQLException {
    Raw.run(path(), WHOLE, insert("r", 7));
    try (var map = SqliteIdMap.open(path());
        var snapshot = map.snapshot()) {
      assertThat(nodes(snapshot, "r")).containsExactly("7");
      snapshot.close();
      assertThatThrownBy(() -> nodes(snapshot, "r")).isInstanceOf(StoreException.class);
    }
  }

  @Test
  void noQuestionAboutIdsReadsTheWholeMap() throws SQLException {
    Raw.run(path(), WHOLE, insert("r", 7));
    try (var connection = Raw.open(path())) {
      var asked = new ArrayList<String>();
      var db = new Db(noting(connection, asked));
      WorkbenchMap.prepareToAsk(db);
      asked.clear();
      var map = new WorkbenchMap(Clock.systemUTC());
      map.matches(db, new MapQuery("r", null, List.of("", "h"), 7L), 1);
      map.matches(db, new MapQuery("r", "p", List.of(), null), Integer.MAX_VALUE);
      map.matches(db, IntStream.range(0, 500).mapToObj(i -> "r" + i).toList(), List.of("h"), 7L);
      asked.removeIf(sql -> sql.contains("pragma"));
      assertThat(asked).hasSize(3);
      for (var sql : asked) {
        assertThat(plan(connection, sql))
            .as(sql)
            .anyMatch(step -> step.contains("USING INDEX workbench_map_ids (csv_id=?"))
            .noneMatch(step -> step.startsWith("SCAN csv_id_to_node_id_map"));
      }
      assertThat(plan(connection, asked.get(1)))
          .as("pages of one name are told apart by the index")
          .anyMatch(step -> step.contains("(csv_id=? AND parent_csv_id=?)"));
    }
  }

  private static List<String> plan(Connection connection, String sql) throws SQLException {
    try (var explain = connection.prepareStatement("EXPLAIN QUERY PLAN " + sql);
        var rows = explain.executeQuery()) {
      var steps = new ArrayList<String>();
      while (rows.next()) {
        steps.add(rows.getString("detail"));
      }
      return steps;
    }
  }

  /** The connection, and what it was asked to prepare. */
  private static Connection noting(Connection connection, List<String> asked) {
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("prepareStatement")) {
                asked.add((String) arguments[0]);
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  @Test
  void islandoraWorkbenchAndItsScriptGoOnWithAMapThatHasOurIndex() throws SQLException {
    Raw.run(
        path(),
        Raw.SIX_COLUMNS,
        "INSERT INTO csv_id_to_node_id_map VALUES"
            + " ('2023-01-01 00:00:00','old.yml','','','old','5')");
    try (var map = SqliteIdMap.open(path())) {
      make(map.claim(start(JOB)), "ours", "6");
    }
    Raw.run(
        path(),
        insert("theirs", 1002),
        insert("theirs", 998),
        insert("twice", 7),
        insert("twice", 8));
    assertThat(
            Raw.ask(
                path(),
                "select node_id from csv_id_to_node_id_map where (host is null or host in (\"h\"))"
                    + " and csv_id = 'theirs' and node_id + 0 >= 999 order by timestamp desc"
                    + " limit 1"))
        .containsExactly("1002");
    assertThat(Raw.ask(path(), "select * from csv_id_to_node_id_map where config_file = 'w.yml'"))
        .hasSize(4);
    assertThat(
            Raw.ask(
                path(),
                "select csv_id from csv_id_to_node_id_map where csv_id in (select csv_id from"
                    + " csv_id_to_node_id_map group by csv_id having count(*) > 1)"))
        .hasSize(4);
    Raw.run(
        path(),
        "delete from csv_id_to_node_id_map where node_id = '7'",
        "delete from csv_id_to_node_id_map where timestamp < '2024-01-01'",
        "delete from csv_id_to_node_id_map where config_file in ('other.yml')",
        "insert into csv_id_to_node_id_map select * from csv_id_to_node_id_map where csv_id ="
            + " 'twice'");
    Raw.run(path(), "VACUUM");
    assertThat(Raw.ask(path(), "PRAGMA integrity_check")).containsExactly("ok");
    try (var map = SqliteIdMap.open(path())) {
      assertThat(nodes(map, "twice")).containsExactly("8", "8");
      assertThat(nodes(map, "theirs")).containsExactlyInAnyOrder("998", "1002");
      assertThat(nodes(map, "old")).isEmpty();
      assertThat(nodes(map, "ours")).containsExactly("6");
    }
  }

  /** As Workbench puts a row in. */
  private static String insert(String csvId, int node) {
    return "INSERT INTO csv_id_to_node_id_map (config_file, parent_csv_id, parent_node_id, csv_id,"
        + " node_id, host) VALUES ('w.yml', '', '', '"
        + csvId
        + "', '"
        + node
        + "', 'h')";
  }

  private static List<String> nodes(MapReader map, String csvId) {
    return map.matches(new MapQuery(csvId, null, List.of(), null)).stream()
        .map(MapEntry::nodeId)
        .toList();
  }
}
