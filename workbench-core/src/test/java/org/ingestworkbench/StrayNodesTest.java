package org.ingestworkbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.ingestworkbench.memory.InMemoryIdMap;
import org.ingestworkbench.memory.InMemoryRepository;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.plan.Catalog;
import org.ingestworkbench.plan.MediaSettings;
import org.ingestworkbench.plan.PageSettings;
import org.ingestworkbench.plan.PlanSettings;
import org.ingestworkbench.source.CsvRowSource;
import org.ingestworkbench.spi.JobListener;
import org.ingestworkbench.spi.MapEntry;
import org.ingestworkbench.spi.RollbackWriter;
import org.ingestworkbench.spi.StoreException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Another program died between making a node and writing it into the ID map, or before its media.
 */
class StrayNodesTest {

  private static final String CSV = "id,title,file\n01,A,a.txt\n02,B,b.txt\n03,C,c.txt\n";

  @TempDir Path directory;
  private final WatchedRepository repository = new WatchedRepository();
  private final InMemoryIdMap map = new InMemoryIdMap();
  private final List<String> listed = new ArrayList<>();
  private final List<Problem> told = new ArrayList<>();
  private PageSettings pages = PageSettings.DEFAULTS;

  @BeforeEach
  void files() throws IOException {
    repository.memory.withTerm("islandora_media_use", "Original File");
    repository.memory.withTerm("islandora_models", "Page");
    for (var name : List.of("a.txt", "b.txt", "c.txt")) {
      Files.writeString(directory.resolve(name), name);
    }
  }

  private PlanSettings plan(boolean nodesOnly) {
    return PlanSettings.builder()
        .inputDirectory(directory)
        .media(MediaSettings.builder().use("1").nodesOnly(nodesOnly).build())
        .pages(pages)
        .build();
  }

  /** Makes rows as another program would: this map never hears of it. */
  private void madeElsewhere(String csv, boolean nodesOnly) throws IOException {
    IngestJob.named("elsewhere")
        .source(CsvRowSource.of(Files.writeString(directory.resolve("other.csv"), csv)))
        .repository(repository.memory)
        .idMap(new InMemoryIdMap())
        .plan(plan(nodesOnly))
        .concurrency(1)
        .build()
        .run();
  }

  private void inMap(String csvId, String node) {
    map.put(new MapEntry("job.yml", "", "", csvId, node, "memory:"));
  }

  private IngestJobBuilder job(String csv, Recovery recovery) throws IOException {
    return IngestJob.named("recovered")
        .source(CsvRowSource.of(Files.writeString(directory.resolve("metadata.csv"), csv)))
        .repository(repository)
        .catalog(repository.memory)
        .idMap(map)
        .mapUse(IdMapUse.DEFAULT.withConfigFile("job.yml"))
        .plan(plan(false))
        .concurrency(1)
        .rollback((id, host, started, resumed) -> list())
        .listener(
            new JobListener() {
              @Override
              public void problem(Problem problem) {
                told.add(problem);
              }
            })
        .recovery(recovery);
  }

  private RollbackWriter.RollbackList list() {
    listed.clear();
    return new RollbackWriter.RollbackList() {
      @Override
      public void add(RollbackWriter.Entry entry) {
        listed.add(entry.nodeId());
      }

      @Override
      public void close() {}
    };
  }

  private List<String> nodes() {
    return repository.memory.nodes().stream().map(InMemoryRepository.Thing::name).toList();
  }

  private List<String> mapped() {
    var ids = new ArrayList<String>();
    map.entries(entry -> ids.add(entry.csvId() + "=" + entry.nodeId()));
    return ids;
  }

  @Test
  void aCheckNamesThemToo() throws IOException {
    madeElsewhere("id,title\n01,A\n02,B\n", true);
    inMap("01", "1");

    var report = job(CSV, Recovery.startingFrom(1)).build().check();

    assertThat(report.ok()).isFalse();
    assertThat(report.problems())
        .filteredOn(problem -> problem.code() == Problem.Code.RECOVERY_DOUBTFUL)
        .singleElement()
        .satisfies(
            problem -> assertThat(problem.message()).contains("row 02 (line 3) \"B\": node 2"));
  }

  @Test
  void aSiteThatIsBusyForAMomentIsAskedForThemAgain() throws IOException {
    madeElsewhere("id,title\n01,A\n02,B\n", true);
    inMap("01", "1");
    repository.lookingNext.add(WatchedRepository.broken(503));
    var job = job(CSV, Recovery.startingFrom(1)).retries(1, Duration.ZERO).build();

    assertThatThrownBy(job::run).isInstanceOf(StrayNodesException.class);
  }

  @Test
  void aCatalogThatIsBusyForAMomentIsAskedAgainForThePagesOfTheMap() throws IOException {
    pages = PageSettings.builder().fromDirectories(true).model("2").build();
    var book = Files.createDirectories(directory.resolve("01"));
    Files.writeString(book.resolve("p-1.txt"), "1");
    madeElsewhere("id,title\n01,Book\n", true);
    inMap("01", "1");
    map.put(new MapEntry("job.yml", "01", "1", "p-1.txt", "2", "memory:"));
    var busy = new AtomicInteger(1);

    var report =
        job("id,title\n01,Book\n02,New\n", Recovery.startingFrom(1).creatingAnew())
            .catalog(busyCatalog(busy))
            .retries(1, Duration.ZERO)
            .build()
            .run();

    assertThat(busy).hasValue(0);
    assertThat(report.stopped()).isEmpty();
    assertThat(listed).contains("1", "2");
  }

  /** Answers so many questions about what terms there are with a 503. */
  private Catalog busyCatalog(AtomicInteger busy) {
    return (Catalog)
        Proxy.newProxyInstance(
            Catalog.class.getClassLoader(),
            new Class<?>[] {Catalog.class},
            (proxy, method, arguments) -> {
              if (method.getName().startsWith("term")
                  && busy.getAndUpdate(StrayNodesTest::less) > 0) {
                throw WatchedRepository.broken(503);
              }
              return method.invoke(repository.memory, arguments);
            });
  }

  private static int less(int count) {
    return Math.max(0, count - 1);
  }

  @Test
  void aNodeAfterTheLastOfTheMapIsNamedBeforeAnythingIsWritten() throws IOException {
    madeElsewhere("id,title\n01,A\n02,B\n", true);
    inMap("01", "1");

    var refusal =
        catchThrowableOfType(
            StrayNodesException.class, job(CSV, Recovery.startingFrom(1)).build()::run);

    assertThat(refusal.strays())
        .singleElement()
        .satisfies(
            stray -> {
              assertThat(stray.row().id()).isEqualTo("02");
              assertThat(stray.node().id()).isEqualTo("2");
            });
    assertThat(refusal)
        .hasMessageContaining(refusal.facts())
        .hasMessageContaining("adopting()")
        .hasMessageContaining("creatingAnew()");
    assertThat(refusal.facts()).doesNotContain("Recovery.");
    assertThat(refusal).hasMessageContaining("row 02 (line 3) \"B\": node 2 at memory:/node/2");
    assertThat(nodes()).containsExactly("A", "B");
    assertThat(map.jobs()).isEmpty();
  }

  @Test
  void anAdoptedNodeIsTheRowsAndGetsItsMedia() throws IOException {
    madeElsewhere("id,title\n01,A\n02,B\n", true);
    inMap("01", "1");

    var report = job(CSV, Recovery.startingFrom(1).adopting()).build().run();

    assertThat(report.allDone()).isTrue();
    assertThat(nodes()).containsExactly("A", "B", "C");
    assertThat(repository.memory.media())
        .extracting(InMemoryRepository.Thing::belongsTo)
        .containsExactly("2", "3");
    assertThat(mapped()).containsExactly("01=1", "02=2", "03=3");
    assertThat(listed).containsExactlyInAnyOrder("1", "2", "3");
    assertThat(job(CSV, Recovery.resume()).build().run().allDone()).isTrue();
    assertThat(nodes()).hasSize(3);
    assertThat(listed).containsExactlyInAnyOrder("1", "2", "3");
  }

  @Test
  void whatIsMadeAnewLeavesTheOtherAlone() throws IOException {
    madeElsewhere("id,title\n01,A\n02,B\n", true);
    inMap("01", "1");

    job(CSV, Recovery.startingFrom(1).creatingAnew()).build().run();

    assertThat(nodes()).containsExactly("A", "B", "B", "C");
    assertThat(job(CSV, Recovery.resume()).build().run().allDone()).isTrue();
    assertThat(nodes()).hasSize(4);
  }

  @Test
  void otherTitlesAndNodesFarAwayAreNobodys() throws IOException {
    var csv = new StringBuilder("id,title\n01,A\n");
    for (int i = 0; i < 60; i++) {
      csv.append("x").append(i).append(",X\n");
    }
    madeElsewhere(csv + "02,B\n", true);
    inMap("01", "1");

    var report = job(CSV, Recovery.startingFrom(1)).build().run();

    assertThat(report.allDone()).isTrue();
    assertThat(nodes()).endsWith("B", "B", "C");
  }

  @Test
  void aDeathWhileAdoptingIsHarmless() throws IOException {
    madeElsewhere("id,title\n01,A\n02,B\n03,C\n", true);
    inMap("01", "1");
    repository.before =
        creation -> {
          throw new StoreException("The process died.", null);
        };
    job(CSV, Recovery.startingFrom(1).adopting()).build().run();
    map.crash();
    repository.before = creation -> {};

    assertThat(job(CSV, Recovery.resume()).build().run().allDone()).isTrue();

    assertThat(nodes()).containsExactly("A", "B", "C");
    assertThat(repository.memory.media()).hasSize(2);
  }

  @Test
  void aPageThatIsNotInTheMapIsNamedToo() throws IOException {
    pages = PageSettings.builder().fromDirectories(true).model("2").build();
    var book = Files.createDirectories(directory.resolve("01"));
    Files.writeString(book.resolve("p-1.txt"), "1");
    Files.writeString(book.resolve("p-2.txt"), "2");
    madeElsewhere("id,title\n01,Book\n", true);
    inMap("01", "1");
    map.put(new MapEntry("job.yml", "01", "1", "p-1.txt", "2", "memory:"));
    var csv = "id,title\n01,Book\n";

    var refusal =
        catchThrowableOfType(
            StrayNodesException.class, job(csv, Recovery.startingFrom(1)).build()::run);

    assertThat(refusal.strays()).singleElement().matches(stray -> "p-2.txt".equals(stray.page()));
    assertThat(job(csv, Recovery.startingFrom(1).adopting()).build().run().allDone()).isTrue();
    assertThat(nodes()).hasSize(3);
    assertThat(repository.memory.media())
        .extracting(InMemoryRepository.Thing::belongsTo)
        .containsExactly("3");
    assertThat(mapped()).containsExactly("01=1", "p-1.txt=2", "p-2.txt=3");
  }

  @Test
  void mediaOfTheOtherProgramAreLeftAndThatIsSaid() throws IOException {
    madeElsewhere("id,title\n01,A\n02,B\n", true);
    inMap("01", "1");
    inMap("02", "2");

    job(CSV, Recovery.startingFrom(1)).build().run();

    assertThat(repository.memory.media()).hasSize(1);
    assertThat(told)
        .filteredOn(problem -> problem.code() == Problem.Code.MEDIA_UNCHECKED)
        .singleElement()
        .matches(problem -> problem.message().startsWith("The media of 2 rows"));
  }

  @Test
  void missingMediaAreCompletedAndOnlyThey() throws IOException {
    madeElsewhere("id,title,file\n01,A,a.txt\n", false);
    madeElsewhere("id,title\n02,B\n", true);
    inMap("01", "1");
    inMap("02", "2");

    var report = job(CSV, Recovery.startingFrom(1).completingMedia()).build().run();

    assertThat(report.allDone()).isTrue();
    assertThat(nodes()).containsExactly("A", "B", "C");
    assertThat(repository.memory.media())
        .extracting(InMemoryRepository.Thing::belongsTo)
        .containsExactly("1", "2", "3");
    assertThat(told).noneMatch(problem -> problem.code() == Problem.Code.MEDIA_UNCHECKED);
    assertThat(mapped()).containsExactly("01=1", "02=2", "03=3");
    job(CSV, Recovery.resume().completingMedia()).build().run();
    assertThat(repository.memory.media()).hasSize(3);
    assertThat(listed).containsExactlyInAnyOrder("1", "2", "3");
  }

  @Test
  void mediaOfPagesAreCompleted() throws IOException {
    pages = PageSettings.builder().fromDirectories(true).model("2").build();
    var book = Files.createDirectories(directory.resolve("01"));
    Files.writeString(book.resolve("p-1.txt"), "1");
    Files.writeString(book.resolve("p-2.txt"), "2");
    madeElsewhere("id,title\n01,Book\n", true);
    inMap("01", "1");
    map.put(new MapEntry("job.yml", "01", "1", "p-1.txt", "2", "memory:"));
    map.put(new MapEntry("job.yml", "01", "1", "p-2.txt", "3", "memory:"));

    var report =
        job("id,title\n01,Book\n", Recovery.startingFrom(1).completingMedia()).build().run();

    assertThat(report.allDone()).isTrue();
    assertThat(nodes()).hasSize(3);
    assertThat(repository.memory.media())
        .extracting(InMemoryRepository.Thing::belongsTo)
        .containsExactlyInAnyOrder("2", "3");
  }

  @Test
  void aNodeThatIsThereNoMoreIsNotMadeAgain() throws IOException {
    madeElsewhere("id,title\n01,A\n02,B\n", true);
    inMap("01", "1");
    inMap("02", "2");
    repository.memory.delete(EntityRef.node("1"));

    var report = job(CSV, Recovery.startingFrom(1).completingMedia()).build().run();

    assertThat(report.notDone())
        .singleElement()
        .matches(row -> row.outcome().reason().contains("node 1") && row.rowId().equals("01"));
    assertThat(nodes()).containsExactly("B", "C");
  }
}
