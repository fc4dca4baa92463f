package org.ingestworkbench.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ingestworkbench.sqlite.Sample.JOB;
import static org.ingestworkbench.sqlite.Sample.OTHER;
import static org.ingestworkbench.sqlite.Sample.make;
import static org.ingestworkbench.sqlite.Sample.resume;
import static org.ingestworkbench.sqlite.Sample.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.sqlite.file.FileSystems;
import org.ingestworkbench.store.JobState;
import org.ingestworkbench.store.MapEntry;
import org.ingestworkbench.store.MapQuery;
import org.ingestworkbench.store.StoreException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteIdMapTest {
  @TempDir Path directory;

  private List<Path> files() throws IOException {
    try (var files = Files.list(directory)) {
      return files.sorted().toList();
    }
  }

  private String mode(Path file) throws SQLException {
    return Raw.ask(file, "PRAGMA journal_mode").get(0);
  }

  @Test
  void theMapIsOneFileAgainWhenItIsClosedWhateverItIsCalled() throws Exception {
    var path = directory.resolve("what? 100% a map&x=y.db");
    try (var map = SqliteIdMap.open(path);
        var session = map.claim(start(JOB))) {
      make(session, "1", "17");
      session.end(JobState.FINISHED);
      assertThat(files()).hasSize(3);
    }
    assertThat(files()).containsExactly(path);
    try (var map = SqliteIdMap.open(path)) {
      assertThat(map.jobs()).singleElement().matches(job -> "17".equals(job.firstNodeId()));
    }
    assertThat(files()).containsExactly(path);
  }

  @Test
  void aBackupTouchesNoOtherFileOfItsDirectory() throws Exception {
    var path = directory.resolve("map.db");
    var other = Files.writeString(directory.resolve("copy.db.part"), "of the user");
    try (var map = SqliteIdMap.open(path);
        var session = map.claim(start(JOB))) {
      make(session, "1", "17");
      map.backUpTo(directory.resolve("copy.db"));
    }
    assertThat(other).content().isEqualTo("of the user");
    assertThat(files()).containsExactly(directory.resolve("copy.db"), other, path);
  }

  @Test
  void aBackupIntoNoDirectoryBlamesTheDirectory() throws Exception {
    var none = directory.resolve("none");
    try (var map = SqliteIdMap.open(directory.resolve("map.db"));
        var session = map.claim(start(JOB))) {
      make(session, "1", "17");
      assertThatThrownBy(() -> map.backUpTo(none.resolve("copy.db")))
          .isInstanceOf(StoreException.class)
          .hasMessageEndingWith("cannot be made: there is no directory " + none + ".");
    }
  }

  @Test
  void theLastOfTwoUsersMakesItOneFile() throws Exception {
    var path = directory.resolve("map.db");
    var first = SqliteIdMap.open(path);
    var second = SqliteIdMap.open(path);
    make(first.claim(start(JOB)), "1", "17");
    make(second.claim(start(OTHER)), "1", "18");
    first.close();
    assertThat(mode(path)).isEqualTo("wal");
    make(second.claim(resume(JOB)), "2", "19");
    second.close();
    assertThat(mode(path)).isEqualTo("delete");
    assertThat(files()).containsExactly(path);
  }

  @Test
  void openingAndReadingMakesNoFile() throws Exception {
    try (var map = SqliteIdMap.open(directory.resolve("map.db"))) {
      assertThat(map.jobs()).isEmpty();
      assertThat(map.job(JOB)).isEmpty();
      assertThat(map.newest(new MapQuery("1", null, List.of(), null))).isEmpty();
      map.entries(entry -> assertThat(entry).isNull());
    }
    assertThat(files()).isEmpty();
  }

  @Test
  void readingMakesAFileThatACrashLeftInWalModeOneFileAgain() throws Exception {
    var path = directory.resolve("map.db");
    var copy = Files.createDirectory(directory.resolve("copy"));
    try (var map = SqliteIdMap.open(path)) {
      make(map.claim(start(JOB)), "1", "17");
      for (var file : List.of("map.db", "map.db-wal")) {
        Files.copy(directory.resolve(file), copy.resolve(file));
      }
    }
    try (var map = SqliteIdMap.open(copy.resolve("map.db"))) {
      assertThat(map.newest(new MapQuery("1", null, List.of(), null))).isPresent();
    }
    try (var files = Files.list(copy)) {
      assertThat(files).containsExactly(copy.resolve("map.db"));
    }
  }

  @Test
  void onANetworkFileSystemThereIsNoWal() throws Exception {
    var types = new ArrayList<String>();
    var path = directory.resolve("map.db");
    try (var map = SqliteIdMap.at(path).networkFileSystem(types::add).open()) {
      make(map.claim(start(JOB)), "1", "17");
      assertThat(files()).containsExactly(path);
      assertThat(mode(path)).isEqualTo("delete");
    }
    assertThat(types).hasSize(1);
  }

  @Test
  void networkFileSystemsAreKnownByTheNameOfTheirType() {
    assertThat(List.of("nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "9p", "lustre"))
        .allMatch(FileSystems::remote);
    assertThat(List.of("ext4", "xfs", "btrfs", "apfs", "ntfs", "tmpfs", "overlay", "zfs"))
        .noneMatch(FileSystems::remote);
  }

  @Test
  void aRowOfTheMapIsAsWorkbenchWritesIt() throws Exception {
    var path = directory.resolve("map.db");
    var clock = Clock.fixed(Instant.parse("2026-07-01T23:30:00Z"), ZoneId.of("Europe/Berlin"));
    try (var map = SqliteIdMap.at(path).clock(clock).open()) {
      make(map.claim(start(JOB)), "it's \"1\"", "17");
    }
    assertThat(
            Raw.ask(
                path, "SELECT *, typeof(timestamp), typeof(node_id) FROM csv_id_to_node_id_map"))
        .containsExactly(
            "2026-07-02 01:30:00|create.yml|||it's \"1\"|17|" + Sample.HOST + "|text|text");
    assertThat(Raw.schema(path).toString())
        .contains(
            "CREATE TABLE csv_id_to_node_id_map (timestamp TIMESTAMP DEFAULT"
                + " (datetime('now','localtime')) NOT NULL, config_file TEXT, parent_csv_id TEXT,"
                + " parent_node_id TEXT, csv_id TEXT, node_id TEXT, host TEXT)");
  }

  @Test
  void withTheJournalAloneThereIsNoMap() throws Exception {
    var path = directory.resolve("map.db");
    try (var map = SqliteIdMap.at(path).journalOnly(true).open()) {
      var session = map.claim(start(JOB));
      make(session, "1", "17");
      make(session, "2", "18");
      session.rolledBack(StepKey.node("2"));
      assertThat(map.newest(new MapQuery("1", null, List.of(), null))).isEmpty();
      assertThat(map.job(JOB)).get().matches(job -> "17".equals(job.firstNodeId()));
    }
    assertThat(Raw.schema(path).toString()).doesNotContain("csv_id_to_node_id_map");
  }

  @Test
  void theJournalSurvivesWorkbenchsMaintenance() throws Exception {
    var path = directory.resolve("map.db");
    try (var map = SqliteIdMap.open(path)) {
      var session = map.claim(start(JOB));
      make(session, "1", "17");
      make(session, "2", "18");
    }
    Raw.run(path, "DELETE FROM csv_id_to_node_id_map WHERE csv_id = '1'", "VACUUM");
    try (var map = SqliteIdMap.open(path)) {
      var session = map.claim(resume(JOB));
      assertThat(session.find(StepKey.node("1"))).get().matches(step -> step.complete());
      session.rolledBack(StepKey.node("2"));
      var left = new ArrayList<MapEntry>();
      map.entries(left::add);
      assertThat(left).isEmpty();
    }
  }

  @Test
  void lookupsGoByAnIndex() throws Exception {
    var path = directory.resolve("map.db");
    try (var map = SqliteIdMap.open(path)) {
      make(map.claim(start(JOB)), "1", "17");
    }
    assertThat(
            Raw.ask(
                path,
                "EXPLAIN QUERY PLAN SELECT node_id FROM csv_id_to_node_id_map WHERE csv_id = 'x'"))
        .singleElement()
        .asString()
        .contains("workbench_map_ids");
    assertThat(
            Raw.ask(
                path,
                "EXPLAIN QUERY PLAN SELECT state FROM workbench_step WHERE job = 1 AND row_id = 'x'"
                    + " ORDER BY begun"))
        .first()
        .asString()
        .contains("USING PRIMARY KEY");
  }

  @Test
  void itSaysWhereItIs() {
    try (var map = SqliteIdMap.open(directory.resolve("map.db"))) {
      assertThat(map).hasToString("ID map " + directory.resolve("map.db"));
    }
  }
}
