package org.ingestworkbench.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.ingestworkbench.ChangedInputException;
import org.ingestworkbench.JobReport;
import org.ingestworkbench.JobRollback;
import org.ingestworkbench.NodesRollback;
import org.ingestworkbench.RebuildOptions;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.sqlite.SqliteIdMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqlite.SQLiteDataSource;

/** The examples of docs/write-a-source.md and docs/write-a-repository.md, together. */
class FromDatabaseTest {

  private static final Path SOURCES = Path.of("src/main/java/org/ingestworkbench/examples");
  private static final Path TESTS = Path.of("src/test/java/org/ingestworkbench/examples");

  @TempDir Path folder;
  private final SQLiteDataSource database = new SQLiteDataSource();

  @BeforeEach
  void books() throws Exception {
    database.setUrl("jdbc:sqlite:" + folder.resolve("books.db"));
    execute("CREATE TABLE book (id INTEGER PRIMARY KEY, title TEXT, scan TEXT)");
    execute("INSERT INTO book VALUES (10, 'Ten', 'scan.tif'), (2, 'Two', NULL)");
    Files.writeString(folder.resolve("scan.tif"), "a scan");
  }

  private void execute(String sql) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private JobReport ingest() throws IOException {
    return FromDatabase.ingest(
        database, folder, folder.resolve("repository"), folder.resolve("map.db"));
  }

  private JdbcRowSource source(String query) {
    return new JdbcRowSource(database, "books", query, "id");
  }

  private long objects() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("repository"))) {
      return files.filter(file -> file.endsWith("about.properties")).count();
    }
  }

  @Test
  void rowsBecomeDirectoriesOnceHoweverOftenTheJobIsRun() throws Exception {
    assertThat(ingest().allDone()).isTrue();
    assertThat(objects()).isEqualTo(2 + 1);

    execute("INSERT INTO book VALUES (7, 'Seven', NULL)");
    assertThatThrownBy(this::ingest).isInstanceOf(ChangedInputException.class);
    execute("DELETE FROM book WHERE id = 7");
    var again = ingest();
    assertThat(again.count(Outcome.Kind.SKIPPED)).isEqualTo(2);
    assertThat(objects()).isEqualTo(2 + 1);
  }

  @Test
  void aRowThatIsMissingItsFileIsMadeByTheResume() throws Exception {
    Files.delete(folder.resolve("scan.tif"));
    assertThat(ingest().allDone()).isFalse();
    Files.writeString(folder.resolve("scan.tif"), "a scan");
    assertThat(ingest().allDone()).isTrue();
    assertThat(objects()).isEqualTo(2 + 1);
  }

  @Test
  void aRowThatChangedAfterItWasDoneIsTold() throws Exception {
    ingest();
    execute("UPDATE book SET title = 'Zehn' WHERE id = 10");
    assertThatThrownBy(this::ingest)
        .isInstanceOf(ChangedInputException.class)
        .hasMessageContaining("10");
  }

  /** Uuids stand for IDs everywhere: in the map, in a rollback, in a list of nodes. */
  @Test
  void whatWasMadeIsRolledBackByItsUuids() throws Exception {
    ingest();
    try (var repository = new DirectoryRepository(folder.resolve("repository"));
        var map = SqliteIdMap.open(folder.resolve("map.db"))) {
      var ids = new ArrayList<String>();
      map.entries(entry -> ids.add(entry.nodeId()));
      assertThat(ids).hasSize(2).allMatch(id -> UUID.fromString(id).toString().equals(id));
      var one = NodesRollback.of(repository, List.of(ids.get(0))).idMap(map).run();
      assertThat(one.complete()).as(one.toString()).isTrue();
      assertThat(JobRollback.named("books").repository(repository).idMap(map).build().run())
          .matches(report -> report.complete());
      map.entries(entry -> fail("still in the map: " + entry));
    }
    assertThat(objects()).isZero();
    assertThat(ingest().allDone()).isTrue();
    assertThat(objects()).isEqualTo(2 + 1);
  }

  @Test
  void aLostMapIsMadeAgainFromTheDirectories() throws Exception {
    var job = ingest().job();
    Files.delete(folder.resolve("map.db"));
    try (var repository = new DirectoryRepository(folder.resolve("repository"));
        var map = SqliteIdMap.open(folder.resolve("map.db"))) {
      var report =
          FromDatabase.job(database, folder, repository, map).rebuildMap(RebuildOptions.of(job));
      assertThat(report.toString()).contains("2");
    }
    assertThat(ingest().count(Outcome.Kind.SKIPPED)).isEqualTo(2);
    assertThat(objects()).isEqualTo(2 + 1);
  }

  @Test
  void everyOpeningGivesTheSameRowsInOrder() {
    var source = source("SELECT id, title, scan AS file FROM book ORDER BY id");
    for (int i = 0; i < 2; i++) {
      var rows = new ArrayList<Row>();
      try (var stream = source.open(problem -> {})) {
        stream.forEachRemaining(rows::add);
      }
      assertThat(rows).extracting(Row::id).containsExactly("2", "10");
      assertThat(rows).extracting(Row::line).containsExactly(2L, 3L);
      assertThat(rows.get(0).cell("file")).isEmpty();
    }
    assertThat(source.columns()).containsExactly("id", "title", "file");
  }

  @Test
  void aRowWithoutAnIdIsAProblemAndNotDelivered() {
    var problems = new ArrayList<Problem>();
    var source = source("SELECT scan AS id, title FROM book ORDER BY title");
    try (var stream = source.open(problems::add)) {
      assertThat(stream.next().id()).isEqualTo("scan.tif");
      assertThat(stream.hasNext()).isFalse();
    }
    assertThat(problems).extracting(Problem::code).containsExactly(Problem.Code.ID_MISSING);
  }

  @Test
  void aQueryThatCannotBeAskedIsAnInputThatCannotBeRead() {
    assertThatThrownBy(() -> source("SELECT 1").columns())
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> source("SELECT * FROM nothing ORDER BY 1").columns())
        .isInstanceOf(InputException.class)
        .hasMessageContaining("nothing");
    assertThatThrownBy(() -> source("SELECT title FROM book ORDER BY 1").columns())
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no column id");
  }

  @ParameterizedTest
  @ValueSource(strings = {"write-a-repository.md", "write-a-source.md"})
  void everySnippetOfThePagesIsPartOfAnExample(String page) throws IOException {
    var code = new StringBuilder();
    for (var file :
        List.of(
            SOURCES.resolve("DirectoryRepository.java"),
            SOURCES.resolve("ObjectDirectories.java"),
            SOURCES.resolve("JdbcRowSource.java"),
            SOURCES.resolve("FromDatabase.java"),
            TESTS.resolve("DirectoryRepositoryContractTest.java"),
            TESTS.resolve("DirectoryRepositoryTest.java"))) {
      code.append(Files.readString(file).replaceAll("\\s+", " "));
    }
    var snippets = Snippets.of(Path.of("../docs").resolve(page), "java");
    assertThat(snippets).isNotEmpty();
    for (var snippet : snippets) {
      assertThat(code).contains(snippet.strip().replaceAll("\\s+", " "));
    }
  }
}
