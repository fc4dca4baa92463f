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
import java.time.Duration;
import java.util.List;
import org.ingestworkbench.store.JobSession;
import org.ingestworkbench.store.StoreException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqliteFailuresTest {
  @TempDir Path directory;

  private Path path() {
    return directory.resolve("map.db");
  }

  private static int fill(JobSession session) {
    int rows = 0;
    try {
      while (rows < 100_000) {
        make(session, "row " + rows, String.valueOf(rows));
        rows++;
      }
      return rows;
    } catch (StoreException e) {
      assertThat(e).hasMessageContaining("cannot grow").hasMessageContaining("bytes are free");
      return rows;
    }
  }

  @Test
  void aFullStoreSaysSoAndKeepsWhatItTook() {
    int rows;
    try (var map = SqliteIdMap.at(path()).maxPages(30).open()) {
      rows = fill(map.claim(start(JOB)));
      assertThat(rows).isBetween(10, 99_999);
    }
    try (var map = SqliteIdMap.open(path())) {
      var session = map.claim(resume(JOB));
      for (int i = 0; i < rows; i++) {
        assertThat(session.stepsOf("row " + i)).singleElement().matches(step -> step.complete());
      }
      make(session, "and another", "1");
    }
  }

  @Test
  void aFileThatIsNoDatabaseIsLeftAlone() throws IOException {
    Files.writeString(path(), "id,title\n".repeat(1_000));
    assertThatThrownBy(() -> SqliteIdMap.open(path()))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining(path().toString())
        .hasMessageContaining("is not a SQLite database");
    assertThat(path()).hasContent("id,title\n".repeat(1_000));
  }

  @Test
  void aDamagedFileSaysSo() throws IOException {
    try (var map = SqliteIdMap.open(path())) {
      var session = map.claim(start(JOB));
      for (int i = 0; i < 100; i++) {
        make(session, "row " + i, String.valueOf(i));
      }
    }
    var bytes = Files.readAllBytes(path());
    java.util.Arrays.fill(bytes, 4096, bytes.length, (byte) 0x5a);
    Files.write(path(), bytes);
    assertThatThrownBy(() -> SqliteIdMap.open(path()).claim(resume(JOB)))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("is damaged");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE workbench_job SET state = 'NONE'",
        "UPDATE workbench_job SET uuid = x'00'",
        "UPDATE workbench_step SET kind = 'none'",
        "UPDATE workbench_step SET uuid = 'x'",
        "UPDATE workbench_step SET state = 5"
      })
  void aValueThatNoVersionWritesIsDamage(String change) throws SQLException {
    aMapWithARow();
    Raw.run(path(), change);
    try (var map = SqliteIdMap.open(path())) {
      assertThatThrownBy(() -> readAll(map))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("is damaged");
    }
  }

  private static void readAll(SqliteIdMap map) {
    assertThat(map.jobs()).hasSize(1);
    map.journal(JOB).rows(row -> {});
    map.journal(JOB).completedLastFirst(step -> {});
    map.journal(JOB).stepsOf("1");
  }

  private void aMapWithARow() {
    try (var map = SqliteIdMap.open(path())) {
      make(map.claim(start(JOB)), "1", "1");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE VIEW Csv_id_to_node_id_map AS WITH RECURSIVE c(x) AS"
            + " (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT x AS node_id FROM c",
        "CREATE VIEW workbench_meta AS SELECT 1 AS version",
        "CREATE TABLE workbench_job (x); CREATE TRIGGER t AFTER INSERT ON workbench_job"
            + " BEGIN DELETE FROM workbench_job; END"
      })
  @Timeout(60)
  void whatLooksLikeATableOfOursAndIsNoneIsNotRead(String definition) throws SQLException {
    Raw.run(path(), definition.split("; (?=CREATE)"));
    assertThatThrownBy(() -> SqliteIdMap.open(path()))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("is no ID map: it has a ");
  }

  @Test
  void aMissingDirectoryIsNotMade() {
    var missing = directory.resolve("not/there/map.db");
    assertThatThrownBy(() -> SqliteIdMap.open(missing))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("there is no directory " + missing.getParent());
    assertThat(directory.resolve("not")).doesNotExist();
  }

  @Test
  void aFileInPlaceOfADirectoryIsNamed() throws IOException {
    var file = Files.writeString(directory.resolve("file"), "x");
    assertThatThrownBy(() -> SqliteIdMap.open(file.resolve("map.db")))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("there is no directory " + file);
  }

  @Test
  void aDirectoryIsNoMap() {
    assertThatThrownBy(() -> SqliteIdMap.open(directory))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("is a directory");
  }

  @Test
  void anotherProgramThatKeepsItLockedIsWaitedForAndThenNamed() throws SQLException {
    try (var map = SqliteIdMap.at(path()).busyTimeout(Duration.ofMillis(50)).open()) {
      var session = map.claim(start(JOB));
      try (var other = Raw.open(path());
          var statement = other.createStatement()) {
        statement.execute("BEGIN IMMEDIATE");
        assertThatThrownBy(() -> make(session, "1", "1"))
            .isInstanceOf(StoreException.class)
            .hasMessageContaining(path().toString())
            .hasMessageContaining("was kept locked by another program for longer than 0.05 s");
        statement.execute("ROLLBACK");
      }
      make(session, "1", "1");
    }
  }

  @Test
  void aNewerJournalIsRefused() throws SQLException {
    try (var map = SqliteIdMap.open(path())) {
      map.claim(start(JOB));
    }
    Raw.run(path(), "UPDATE workbench_meta SET version = 99, program = '0.2.0'");
    assertThatThrownBy(() -> SqliteIdMap.open(path()))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("was written by version 0.2.0 of this program (its journal has")
        .hasMessageContaining("99");
    Raw.run(path(), "ALTER TABLE workbench_meta DROP COLUMN program");
    assertThatThrownBy(() -> SqliteIdMap.open(path()))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("was written by a newer version of this program (its journal has");
  }

  @Test
  void theProgramThatWroteLastStandsInTheFile() throws SQLException {
    try (var map = SqliteIdMap.open(path())) {
      map.claim(start(JOB)).close();
    }
    var written = Raw.ask(path(), "SELECT program FROM workbench_meta");
    assertThat(written.toString()).matches("\\[[0-9]+[.][0-9]+[.][0-9]+(-SNAPSHOT)?]");
    for (var sql :
        List.of(
            "UPDATE workbench_meta SET program = '0.0.1'",
            "ALTER TABLE workbench_meta DROP COLUMN program")) {
      Raw.run(path(), sql);
      try (var map = SqliteIdMap.open(path())) {
        map.claim(resume(JOB)).close();
      }
      assertThat(Raw.ask(path(), "SELECT program FROM workbench_meta")).isEqualTo(written);
    }
  }

  @Test
  void aClosedMapSaysSo() {
    var map = SqliteIdMap.open(path());
    var session = map.claim(start(JOB));
    map.close();
    map.close();
    assertThatThrownBy(() -> make(session, "1", "1"))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("was closed");
    assertThatThrownBy(() -> map.claim(start(OTHER))).isInstanceOf(StoreException.class);
    assertThatThrownBy(map::jobs).isInstanceOf(StoreException.class);
  }

  @Test
  void aMapThatIsALinkIsRefusedAndNothingIsMadeWhereItLeads() throws IOException {
    var target = directory.resolve("elsewhere");
    var link = Files.createSymbolicLink(directory.resolve("planted.db"), target);

    assertThatThrownBy(() -> SqliteIdMap.open(link))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("is a link");
    assertThat(target).doesNotExist();

    Files.writeString(target, "");
    assertThatThrownBy(() -> SqliteIdMap.open(link)).isInstanceOf(StoreException.class);
    assertThat(target).isEmptyFile();
  }
}
