package org.ingestworkbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ingestworkbench.memory.InMemoryIdMap;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.JobId;
import org.ingestworkbench.model.NodeDraft;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.plan.MediaSettings;
import org.ingestworkbench.plan.PageSettings;
import org.ingestworkbench.plan.PlanSettings;
import org.ingestworkbench.source.CsvRowSource;
import org.ingestworkbench.spi.Creation;
import org.ingestworkbench.spi.JobListener;
import org.ingestworkbench.spi.RepositoryException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Making a lost map again where another program made nodes that somebody noted. */
class RebuildMapNotedTest {

  private static final UUID OTHERS = UUID.fromString("0d3f0f0e-3c6b-4b8a-9c55-0a4b7c1d2e3f");

  @TempDir Path directory;
  private final WatchedRepository repository = new WatchedRepository();
  private final InMemoryIdMap map = new InMemoryIdMap();
  private final List<Problem> problems = new ArrayList<>();
  private JobId lostJob = new JobId(new UUID(5, 6));
  private PageSettings pages = PageSettings.DEFAULTS;
  private Clock clock = Clock.systemUTC();

  @BeforeEach
  void begin() throws IOException {
    repository.memory.withTerm("islandora_media_use", "Original File");
    repository.memory.withTerm("islandora_models", "Page");
    csv("id,title", "1,One", "2,Two");
    // The job had made the second row; the first stood in its map as another program's.
    var other = new InMemoryIdMap();
    Files.writeString(directory.resolve("own.csv"), "id,title\n2,Two\n");
    var report = job("own.csv", other).run();
    assertThat(report.allDone()).isTrue();
    lostJob = report.job();
  }

  private void csv(String... lines) throws IOException {
    Files.write(directory.resolve("metadata.csv"), List.of(lines));
  }

  private IngestJob job() {
    return job("metadata.csv", map);
  }

  private IngestJob job(String input, InMemoryIdMap store) {
    return IngestJob.named("lost")
        .source(CsvRowSource.of(directory.resolve(input)))
        .repository(repository)
        .catalog(repository.memory)
        .idMap(store)
        .clock(clock)
        .plan(
            PlanSettings.builder()
                .inputDirectory(directory)
                .media(MediaSettings.builder().use("1").build())
                .pages(pages)
                .build())
        .recovery(Recovery.resume().acceptingChanges())
        .retries(0, Duration.ZERO)
        .concurrency(1)
        .listener(
            new JobListener() {
              @Override
              public void problem(Problem problem) {
                problems.add(problem);
              }
            })
        .build();
  }

  private String another(String title) {
    var draft = new NodeDraft("islandora_object", title, Map.of());
    return String.valueOf(
        repository.memory.create(new Creation.OfNode(OTHERS, draft, null, Map.of())).id());
  }

  private RebuildReport rebuild(String noted) {
    return job().rebuildMap(RebuildOptions.of(lostJob).nodes(Map.of("1", noted)));
  }

  @Test
  void aNodeOfAnotherProgramIsTakenIn() {
    var report = rebuild(another("One"));

    assertThat(report.complete()).as(report + " " + problems).isEqualTo(2);
    assertThat(job().run().allDone()).isTrue();
    assertThat(repository.memory.nodes()).hasSize(2);
    var nodes = new ArrayList<String>();
    map.entries(entry -> nodes.add(entry.csvId() + "=" + entry.nodeId()));
    assertThat(nodes).containsExactlyInAnyOrder("1=2", "2=1");
  }

  @Test
  void oneThatIsCalledOtherwiseIsNamedAndItsRowIsNotMade() {
    var report = rebuild(another("Something else"));

    assertThat(report.missing()).isZero();
    assertThat(report.unresolved()).isEqualTo(1);
    assertThat(problems)
        .filteredOn(problem -> problem.code() == Problem.Code.RECOVERY_DOUBTFUL)
        .extracting(Problem::toString)
        .singleElement()
        .asString()
        .contains(
            "row ID 1", "Node 2 is noted for the row", "(islandora_object \"Something else\")");
    assertThat(job().run().allDone()).isFalse();
    assertThat(job().run().allDone()).isFalse();
    assertThat(repository.memory.nodes()).hasSize(2);
  }

  @Test
  void withoutTheNoteTheRowIsMissing() {
    rebuild(another("Something else"));

    assertThat(job().rebuildMap(RebuildOptions.of(lostJob)).missing()).isEqualTo(1);

    assertThat(job().run().allDone()).isTrue();
    assertThat(repository.memory.nodes()).hasSize(3);
  }

  @Test
  void aRollbackDoesNotTakeADoubtfulRowForMissing() {
    rebuild(another("Something else"));
    clock = Clock.offset(Clock.systemUTC(), Duration.ofHours(1));

    job().rollback();

    assertThat(repository.memory.nodes()).hasSize(1);
    assertThat(job().run().allDone()).isFalse();
    assertThat(repository.memory.nodes()).hasSize(2);
  }

  @Test
  void oneThatCannotBeLookedAtIsNotTakenForMissing() {
    var noted = another("One");
    repository.looking = RepositoryException.because("It is not published.").build();

    assertThat(rebuild(noted).unresolved()).isEqualTo(1);

    repository.looking = null;
    job().run();
    assertThat(repository.memory.nodes()).hasSize(2);
    assertThat(rebuild(noted).complete()).isEqualTo(2);
  }

  @Test
  void pagesThatAnotherProgramMayHaveMadeAreNotMade() throws IOException {
    pages = PageSettings.builder().fromDirectories(true).model("2").build();
    Files.createDirectories(directory.resolve("1"));
    Files.writeString(directory.resolve("1/p-1.jpg"), "page");
    Files.createDirectories(directory.resolve("2"));
    var noted = another("One");
    var page = new NodeDraft("islandora_object", "Page", Map.of());
    repository.memory.create(
        new Creation.OfNode(UUID.randomUUID(), page, EntityRef.node(noted, OTHERS), Map.of()));

    assertThat(rebuild(noted).unresolved()).isEqualTo(1);

    job().run();
    assertThat(repository.memory.nodes()).hasSize(3);
  }
}
