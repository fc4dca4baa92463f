package org.ingestworkbench.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.ingestworkbench.memory.InMemoryRepository;
import org.ingestworkbench.plan.Catalog;
import org.ingestworkbench.plan.FieldDefinition;
import org.ingestworkbench.repository.RepositoryClient;
import org.ingestworkbench.store.IdMapStore;
import org.ingestworkbench.testkit.crash.CrashTable;
import org.ingestworkbench.testkit.crash.CrashWorld;
import org.ingestworkbench.testkit.crash.RowKind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The crash table over the store on disk. */
@Tag("heavy")
@Execution(ExecutionMode.CONCURRENT)
class SqliteCrashTableTest {

  @TempDir Path directory;
  private int worlds;

  @ParameterizedTest
  @EnumSource
  void everyEffectMayFailAnyhow(RowKind kind) {
    var table = new CrashTable(this::world).everyEffect(kind, 1).twoCrashes(kind, 4, 5, 1);
    System.out.print(table);
    assertThat(table.wrong()).as(table.toString()).isZero();
  }

  @ParameterizedTest
  @EnumSource(names = "COMPOUND")
  void everyEffectOfARollbackMayFailAnyhow(RowKind kind) {
    var table = CrashTable.ofRollbacks(this::world).everyEffect(kind, 1).twoCrashes(kind, 1, 2, 1);
    System.out.print(table);
    assertThat(table.wrong()).as(table.toString()).isZero();
  }

  private CrashWorld world() {
    return new World(directory.resolve("map-" + worlds++ + ".db"));
  }

  private static final class World implements CrashWorld {
    private final InMemoryRepository repository =
        new InMemoryRepository()
            .withTerm("islandora_media_use", "Original File")
            .withTerm("islandora_models", "Page")
            .withField(FieldDefinition.ofTerms("field_subject", -1, "subject"));
    private final FakeProcesses processes = new FakeProcesses();
    private final List<IdMapStore> opened = new ArrayList<>();
    private final Path file;

    World(Path file) {
      this.file = file;
    }

    @Override
    public IdMapStore openStore() {
      opened.forEach(processes::kill);
      var store = processes.open(SqliteIdMap.at(file));
      opened.add(store);
      return store;
    }

    @Override
    public RepositoryClient repository() {
      return repository;
    }

    @Override
    public Catalog catalog() {
      return repository;
    }

    @Override
    public List<Made> census() {
      return repository.things().stream()
          .map(t -> new Made(t.type(), t.id(), t.uuid(), t.name(), t.belongsTo()))
          .toList();
    }

    @Override
    public List<String> integrity() {
      try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
          var result = connection.createStatement().executeQuery("PRAGMA integrity_check")) {
        var said = result.getString(1);
        return said.equals("ok") ? List.of() : List.of(said);
      } catch (SQLException e) {
        return List.of(e.toString());
      }
    }

    @Override
    public void close() {
      opened.forEach(IdMapStore::close);
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
