package org.ingestworkbench.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ingestworkbench.sqlite.Sample.JOB;
import static org.ingestworkbench.sqlite.Sample.make;
import static org.ingestworkbench.sqlite.Sample.start;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.ingestworkbench.store.MapEntry;
import org.ingestworkbench.store.MapQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Maps that Islandora Workbench made, in all shapes they have. */
class WorkbenchMapsTest {
  private static final String FOO = "https://foo.info";
  private static final String SECONDARY = "https://secondary.info";

  @TempDir Path directory;

  private Path path() {
    return directory.resolve("map.db");
  }

  /** A copy of a map that came with Workbench's own tests. */
  private Path real(String name) throws IOException {
    var original =
        Path.of(System.getProperty("workbench.shared", "shared"), "data/workbench-cases", name);
    assumeTrue(Files.exists(original), () -> "skipped: there is no " + original);
    return Files.copy(original, path());
  }

  private static List<MapEntry> entries(Path file) {
    try (var map = SqliteIdMap.open(file)) {
      var found = new ArrayList<MapEntry>();
      map.entries(found::add);
      return found;
    }
  }

  private static long on(List<MapEntry> entries, String... hosts) {
    return entries.stream().filter(entry -> List.of(hosts).contains(host(entry))).count();
  }

  private static String host(MapEntry entry) {
    return entry.host() == null ? "" : entry.host();
  }

  private static List<String> nodes(Path file, MapQuery query) {
    try (var map = SqliteIdMap.open(file)) {
      return map.matches(query).stream().map(MapEntry::nodeId).toList();
    }
  }

  private static void write(Path file) {
    try (var map = SqliteIdMap.open(file)) {
      make(map.claim(start(JOB)), "new", "99999");
    }
  }

  @Test
  void aRealMapIsReadWholeAndLeftAsItIs() throws Exception {
    var file = real("csv_id_to_node_id_map/csv_id_to_node_id_map.db");
    var before = Files.readAllBytes(file);
    var entries = entries(file);
    assertThat(entries).hasSize(60).allMatch(entry -> entry.host() == null);
    assertThat(entries.get(0).csvId()).isEqualTo("7397");
    assertThat(entries.get(0).nodeId()).isEqualTo("36143");
    assertThat(nodes(file, new MapQuery("7397", null, List.of("", FOO), 36143L)))
        .containsExactly("36143");
    assertThat(nodes(file, new MapQuery("7397", null, List.of(FOO), null))).isEmpty();
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  @Test
  void hostsOfARealMapAreToldApart() throws Exception {
    var file = real("csv_id_to_node_id_map/csv_id_to_node_id_map_host_query_tests.db");
    var entries = entries(file);
    assertThat(entries).hasSize(60);
    assertThat(on(entries, "")).isEqualTo(47);
    assertThat(on(entries, FOO)).isEqualTo(2);
    assertThat(on(entries, "", FOO)).isEqualTo(49);
    assertThat(on(entries, FOO, SECONDARY)).isEqualTo(13);
    for (var hosts :
        List.of(List.of(""), List.of(FOO), List.of("", FOO), List.of(FOO, SECONDARY))) {
      var found = new ArrayList<MapEntry>();
      try (var map = SqliteIdMap.open(file)) {
        entries.stream()
            .map(MapEntry::csvId)
            .distinct()
            .forEach(id -> found.addAll(map.matches(new MapQuery(id, null, hosts, null))));
      }
      assertThat(found).hasSize((int) on(entries, hosts.toArray(String[]::new)));
    }
  }

  @Test
  void anEmptyMapOfSixColumnsIsReadAsItIsAndUpgradedWhenItIsWritten() throws Exception {
    var file = real("recovery_mode_test/recovery_mode_tests_csv_to_node_id_map.db.empty");
    var before = Files.readAllBytes(file);
    assertThat(entries(file)).isEmpty();
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
    write(file);
    assertThat(Raw.ask(file, "SELECT csv_id, node_id, host FROM csv_id_to_node_id_map"))
        .containsExactly("new|99999|" + Sample.HOST);
  }

  @Test
  void aMapOfSixColumnsIsReadAndThenUpgraded() throws SQLException {
    Raw.run(
        path(),
        Raw.SIX_COLUMNS,
        "INSERT INTO csv_id_to_node_id_map VALUES ('2023-01-01 00:00:00','c','p','1','r','998')",
        "INSERT INTO csv_id_to_node_id_map VALUES ('2023-01-01 00:00:00','c','p','1','r','1002')");
    var schema = Raw.schema(path());
    assertThat(nodes(path(), new MapQuery("r", "p", List.of("", FOO), 998L)))
        .containsExactly("1002", "998");
    assertThat(nodes(path(), new MapQuery("r", null, List.of(FOO), null))).isEmpty();
    assertThat(entries(path())).first().isEqualTo(new MapEntry("c", "p", "1", "r", "998", null));
    assertThat(Raw.schema(path())).isEqualTo(schema);
    write(path());
    assertThat(Raw.ask(path(), "SELECT name FROM pragma_table_info('csv_id_to_node_id_map')"))
        .containsExactly(
            "timestamp",
            "config_file",
            "parent_csv_id",
            "parent_node_id",
            "csv_id",
            "node_id",
            "host");
    assertThat(nodes(path(), new MapQuery("r", "p", List.of(""), 1000L))).containsExactly("1002");
    assertThat(nodes(path(), new MapQuery("new", null, List.of(Sample.HOST), 1L)))
        .containsExactly("99999");
  }

  @Test
  void valuesInUntypedColumnsAndNullsAreRead() throws SQLException {
    Raw.run(
        path(),
        Raw.UNTYPED,
        "INSERT INTO csv_id_to_node_id_map VALUES ('2023-01-01 00:00:00','c','p',12,'r',13,NULL)",
        "INSERT INTO csv_id_to_node_id_map VALUES ('2023-01-01 00:00:01',NULL,NULL,NULL,NULL,NULL,NULL)");
    assertThat(entries(path()))
        .containsExactly(
            new MapEntry("c", "p", "12", "r", "13", null),
            new MapEntry(null, null, null, "", "", null));
    assertThat(nodes(path(), new MapQuery("r", "p", List.of(""), 13L))).containsExactly("13");
  }

  @Test
  void aHostColumnThatAnotherProgramAddsMeanwhileIsSeen() throws SQLException {
    Raw.run(
        path(),
        Raw.SIX_COLUMNS,
        "INSERT INTO csv_id_to_node_id_map VALUES ('2023-01-01 00:00:00','c','','','r','7')");
    try (var map = SqliteIdMap.open(path())) {
      assertThat(map.matches(new MapQuery("r", null, List.of(FOO), null))).isEmpty();
      Raw.run(
          path(),
          "ALTER TABLE csv_id_to_node_id_map ADD COLUMN host TEXT",
          "UPDATE csv_id_to_node_id_map SET host = '" + FOO + "'");
      assertThat(map.matches(new MapQuery("r", null, List.of(FOO), null))).hasSize(1);
    }
  }

  @Test
  void anotherProgramMayWriteWhileAJobRuns() throws SQLException {
    try (var map = SqliteIdMap.open(path())) {
      var session = map.claim(start(JOB));
      make(session, "ours", "1");
      Raw.run(
          path(),
          "INSERT INTO csv_id_to_node_id_map (config_file, parent_csv_id, parent_node_id, csv_id,"
              + " node_id, host) VALUES ('w.yml', '', '', 'theirs', '2', '"
              + FOO
              + "')");
      make(session, "ours too", "3");
      assertThat(map.newest(new MapQuery("theirs", null, List.of(), 2L))).isPresent();
    }
    assertThat(entries(path())).hasSize(3);
  }
}
