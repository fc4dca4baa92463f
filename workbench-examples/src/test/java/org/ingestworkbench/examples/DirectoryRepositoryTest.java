package org.ingestworkbench.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.ingestworkbench.IdMapUse;
import org.ingestworkbench.IngestJob;
import org.ingestworkbench.JobRollback;
import org.ingestworkbench.listener.RollbackListener.Left;
import org.ingestworkbench.memory.InMemoryIdMap;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.model.NodeDraft;
import org.ingestworkbench.plan.Catalog;
import org.ingestworkbench.plan.MediaSettings;
import org.ingestworkbench.plan.PlanSettings;
import org.ingestworkbench.repository.Creation;
import org.ingestworkbench.repository.RepositoryClient;
import org.ingestworkbench.source.csv.CsvRowSource;
import org.ingestworkbench.store.IdMapStore;
import org.ingestworkbench.testkit.crash.CrashTable;
import org.ingestworkbench.testkit.crash.CrashWorld;
import org.ingestworkbench.testkit.crash.RowKind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The example of docs/write-a-repository.md keeps the promises of the engine. */
class DirectoryRepositoryTest {

  private final AtomicInteger worlds = new AtomicInteger();
  @TempDir Path folder;

  @Tag("heavy")
  @ParameterizedTest
  @EnumSource(names = {"COMPOUND", "PAGED"})
  void everyEffectOfARunMayFailAnyhow(RowKind kind) {
    allZero(new CrashTable(this::world).everyEffect(kind, 1));
  }

  @Tag("heavy")
  @ParameterizedTest
  @EnumSource(names = {"ONE_FILE"})
  void everyEffectOfARollbackMayFailAnyhow(RowKind kind) {
    allZero(CrashTable.ofRollbacks(this::world).everyEffect(kind, 1));
    allZero(CrashTable.ofInterruptedJobsRolledBack(this::world).everyEffect(kind, 1));
  }

  private static void allZero(CrashTable table) {
    assertThat(table.wrong()).as(table.toString()).isZero();
  }

  @Test
  void whatADeadProcessHadHalfMadeIsNotThere() throws IOException {
    var repository = new DirectoryRepository(folder);
    var creation =
        new Creation.OfNode(new UUID(1, 2), new NodeDraft("page", "One", Map.of()), null, Map.of());
    var half = Files.createDirectories(folder.resolve("drafts/new1"));
    Files.writeString(half.resolve("about.properties"), "bundle=pa");
    assertThat(repository.look(EntityRef.node(null, creation.uuid()))).isEmpty();
    assertThat(repository.create(creation).uuid()).isEqualTo(creation.uuid());
  }

  @Test
  void aNodeIsKeptForTheChildThatAnotherJobMade() throws IOException {
    var repository = new DirectoryRepository(folder.resolve("repository"));
    var map = new InMemoryIdMap();
    run("parents", "id,title\np1,Parent\np2,Childless\n", repository, map);
    run("children", "id,title,parent_id\nc1,Child,p1\n", repository, map);

    var report = JobRollback.named("parents").repository(repository).idMap(map).build().run();

    assertThat(report.left()).extracting(Left::rowId).containsExactly("p1");
    assertThat(report.left().get(0).reason()).contains("is a child of it, which job \"children\"");
    for (var job : List.of("children", "parents")) {
      assertThat(JobRollback.named(job).repository(repository).idMap(map).build().run().complete())
          .isTrue();
    }
  }

  private void run(String name, String csv, DirectoryRepository repository, InMemoryIdMap map)
      throws IOException {
    var input = Files.writeString(folder.resolve(name + ".csv"), csv);
    var plan = PlanSettings.builder().media(MediaSettings.builder().nodesOnly(true).build());
    var report =
        IngestJob.named(name)
            .source(CsvRowSource.of(input))
            .repository(repository)
            .catalog(Catalog.anything())
            .idMap(map)
            .mapUse(IdMapUse.DEFAULT.queryingForParents(true))
            .plan(plan.build())
            .build()
            .run();
    assertThat(report.allDone()).as(report.toString()).isTrue();
  }

  private CrashWorld world() {
    try {
      return new World(folder.resolve("world" + worlds.incrementAndGet()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Directories, and a store in memory. */
  private static final class World implements CrashWorld {
    private final Path root;
    private final DirectoryRepository repository;
    private InMemoryIdMap map = new InMemoryIdMap();

    World(Path root) throws IOException {
      this.root = root;
      this.repository = new DirectoryRepository(root);
    }

    @Override
    public IdMapStore openStore() {
      map.crash();
      map = map.reopen();
      return map;
    }

    @Override
    public RepositoryClient repository() {
      return repository;
    }

    @Override
    public Catalog catalog() {
      return Catalog.anything();
    }

    @Override
    public boolean tearsChanges() {
      return true;
    }

    @Override
    public List<Made> census() {
      try (var files = Files.walk(root)) {
        var census = new ArrayList<Made>();
        files
            .filter(
                file ->
                    file.endsWith("about.properties") && !file.startsWith(root.resolve("drafts")))
            .forEach(file -> census.add(made(root.relativize(file))));
        return census;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private Made made(Path about) {
      var node = UUID.fromString(about.getName(0).toString());
      if (!about.getName(1).toString().equals("node")) {
        var medium = UUID.fromString(about.getName(1).toString());
        return new Made(EntityType.MEDIA, medium.toString(), medium, "", node.toString());
      }
      var view = repository.look(EntityRef.node(null, node)).orElseThrow();
      var parent = view.parents().stream().findFirst().orElse(null);
      return new Made(EntityType.NODE, view.id(), node, view.title(), parent);
    }

    @Override
    public void close() {
      map.close();
    }
  }
}
