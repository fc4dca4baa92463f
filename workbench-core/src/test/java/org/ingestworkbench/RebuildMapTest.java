package org.ingestworkbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ingestworkbench.memory.InMemoryIdMap;
import org.ingestworkbench.memory.InMemoryRepository.Thing;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.JobId;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.plan.MediaSettings;
import org.ingestworkbench.plan.PageSettings;
import org.ingestworkbench.plan.PlanSettings;
import org.ingestworkbench.source.CsvRowSource;
import org.ingestworkbench.spi.JobListener;
import org.ingestworkbench.spi.RepositoryException;
import org.ingestworkbench.spi.RepositoryException.Remedy;
import org.ingestworkbench.spi.RepositoryException.Scope;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RebuildMapTest {

  @TempDir Path directory;
  private final WatchedRepository repository = new WatchedRepository();
  private InMemoryIdMap map = new InMemoryIdMap();
  private PageSettings pages = PageSettings.DEFAULTS;
  private Clock clock = Clock.systemUTC();
  private Recovery recovery = Recovery.resume();
  private final List<Problem> problems = new ArrayList<>();

  @BeforeEach
  void terms() {
    repository.memory.withTerm("islandora_media_use", "Original File");
    repository.memory.withTerm("islandora_models", "Page");
  }

  private void csv(String... lines) throws IOException {
    Files.write(directory.resolve("metadata.csv"), List.of(lines));
  }

  private void files(String... names) throws IOException {
    for (var name : names) {
      Files.writeString(directory.resolve(name), name);
    }
  }

  private IngestJob job() {
    return IngestJob.named("lost")
        .source(CsvRowSource.of(directory.resolve("metadata.csv")))
        .repository(repository)
        .catalog(repository.memory)
        .idMap(map)
        .plan(
            PlanSettings.builder()
                .inputDirectory(directory)
                .media(MediaSettings.builder().use("1").build())
                .pages(pages)
                .build())
        .recovery(recovery)
        .clock(clock)
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

  /** Runs the job and loses its map. */
  private RebuildOptions lost() {
    var report = job().run();
    assertThat(report.allDone()).as(report.toString()).isTrue();
    map = new InMemoryIdMap();
    problems.clear();
    return RebuildOptions.of(report.job());
  }

  private void resumeMakes(int nodes, int media) {
    int nodesBefore = repository.memory.nodes().size();
    int mediaBefore = repository.memory.media().size();
    assertThat(job().run().allDone()).isTrue();
    assertThat(repository.memory.nodes()).hasSize(nodesBefore + nodes);
    assertThat(repository.memory.media()).hasSize(mediaBefore + media);
  }

  @Test
  void aBookIsAskedForFiftyPagesAtATime() throws IOException {
    pages = PageSettings.builder().fromDirectories(true).model("2").build();
    csv("id,title", "book,A book");
    Files.createDirectories(directory.resolve("book"));
    for (int page = 1; page <= 120; page++) {
      files("book/p-" + page + ".jpg");
    }
    var options = lost();
    repository.showing = true;

    var report = job().rebuildMap(options);

    assertThat(report.pages()).isEqualTo(120);
    assertThat(report.media()).isEqualTo(120);
    assertThat(report.complete()).isEqualTo(1);
    assertThat(repository.shownAtOnce).containsExactly(1, 1, 100, 100, 40);
    assertThat(map.jobs().get(0).id()).isEqualTo(options.job());
    resumeMakes(0, 0);
  }

  @Test
  void rowsAreAskedForFiftyAtATime() throws IOException {
    var rows = IntStream.rangeClosed(1, 120).mapToObj(i -> i + ",Row " + i);
    csv(("id,title\n" + rows.collect(Collectors.joining("\n"))).split("\n", -1));
    var options = lost();
    repository.showing = true;

    assertThat(job().rebuildMap(options).complete()).isEqualTo(120);

    assertThat(repository.shownAtOnce).containsExactly(50, 50, 50, 20);
    resumeMakes(0, 0);
  }

  @Test
  void aNodeIsMadeAgainThatSomebodyDeletedAndItsMediaAreNamed() throws IOException {
    csv("id,title,file", "1,One,a", "2,Two,b");
    files("a", "b");
    var options = lost();
    repository.memory.delete(EntityRef.node("2"));
    repository.showing = true;

    var report = job().rebuildMap(options);

    assertThat(report.missing()).isEqualTo(1);
    assertThat(problems).extracting(Problem::code).containsExactly(Problem.Code.NODE_DELETED);
    assertThat(problems.get(0).message()).contains("memory:/media/2");
    resumeMakes(1, 1);
    var node = repository.memory.nodes().get(1).id();
    assertThat(repository.memory.media()).last().extracting(Thing::belongsTo).isEqualTo(node);
  }

  @Test
  void aRowThatCannotBePlannedIsLookedForByItsNode() throws IOException {
    csv("id,title,file", "1,One,a", "2,Two,b");
    files("a", "b");
    var options = lost();
    Files.delete(directory.resolve("b"));

    var report = job().rebuildMap(options);

    assertThat(report.complete()).isEqualTo(1);
    assertThat(report.incomplete()).isEqualTo(1);
    assertThat(report.nodes()).isEqualTo(2);
    files("b");
    resumeMakes(0, 0);
  }

  @Test
  void whatCannotBeToldIsUnresolvedAndNotMadeMeanwhile() throws IOException {
    csv("id,title", "1,One", "2,Two");
    var options = lost().nodes(Map.of("1", "1"));
    repository.asking =
        RepositoryException.because("Nobody tells.").remedy(Remedy.CHANGE_DEFINITION).build();

    var report = job().rebuildMap(options);

    assertThat(report.complete()).isEqualTo(1);
    assertThat(report.unresolved()).isEqualTo(1);
    assertThat(report.reason()).isEqualTo("Nobody tells.");
    var second = job().run();
    assertThat(second.allDone()).isFalse();
    assertThat(repository.memory.nodes()).hasSize(2);
    repository.asking = null;
    resumeMakes(0, 0);
  }

  @Test
  void afterARollbackWhatCannotBeToldIsTheNewestThatMayBeThere() throws IOException {
    csv("id,title", "1,One", "2,Two");
    job().run();
    job().rollback();
    var options = lost().nodes(Map.of("1", "3"));
    repository.asking =
        RepositoryException.because("Nobody tells.").remedy(Remedy.CHANGE_DEFINITION).build();

    assertThat(job().rebuildMap(options).unresolved()).isEqualTo(1);

    repository.asking = null;
    resumeMakes(0, 0);
  }

  /** Runs the job, rolls it back, runs it again and loses its map. */
  private RebuildOptions lostAfterARollback() {
    job().run();
    job().rollback();
    return lost();
  }

  @Test
  void afterARollbackWhatAnUnplannedRowHadMadeIsNotMadeAgain() throws IOException {
    csv("id,title,file", "1,One,a", "2,Two,b");
    files("a", "b");
    var options = lostAfterARollback();
    Files.delete(directory.resolve("b"));

    assertThat(job().rebuildMap(options).incomplete()).isEqualTo(1);

    files("b");
    resumeMakes(0, 0);
  }

  @Test
  void afterARollbackAPageWhoseFileWasAwayIsNotMadeAgain() throws IOException {
    pages = PageSettings.builder().fromDirectories(true).model("2").build();
    csv("id,title", "book,A book");
    Files.createDirectories(directory.resolve("book"));
    files("book/p-1.jpg", "book/p-2.jpg");
    var options = lostAfterARollback();
    Files.delete(directory.resolve("book/p-2.jpg"));

    assertThat(job().rebuildMap(options).pages()).isEqualTo(1);

    files("book/p-2.jpg");
    recovery = Recovery.resume().acceptingChanges();
    resumeMakes(0, 0);
  }

  @Test
  void afterARollbackNothingOfANodeThatNobodyCouldTellOfIsMadeAgain() throws IOException {
    csv("id,title,file", "1,One,a", "2,Two,b");
    files("a", "b");
    var options = lostAfterARollback().nodes(Map.of("1", "3"));
    nobodyTells();

    assertThat(job().rebuildMap(options).unresolved()).isEqualTo(2);

    repository.asking = null;
    resumeMakes(0, 0);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatAPartialRollbackLeftIsNotMadeAgain(boolean noted) throws IOException {
    csv("id,title,file", "1,One,a", "2,Two,b");
    files("a", "b");
    job().run();
    repository.deleting = this::keepTheSecond;
    job().rollback();
    var options = lost().nodes(noted ? Map.of("1", "3", "2", "2") : Map.of("1", "3"));
    assertThat(repository.memory.nodes()).extracting(Thing::id).containsExactly("2", "3");
    nobodyTells();

    assertThat(job().rebuildMap(options).unresolved()).isEqualTo(2);

    repository.asking = null;
    resumeMakes(0, 0);
  }

  @Test
  void aRollbackLeavesWhatMayBeThereSinceAnEarlierOne() throws IOException {
    csv("id,title", "1,One", "2,Two");
    job().run();
    repository.deleting = this::keepTheSecond;
    job().rollback();
    var options = lost().nodes(Map.of("1", "3"));
    nobodyTells();
    job().rebuildMap(options);
    repository.asking = null;
    repository.deleting = ref -> {};
    clock = Clock.offset(Clock.systemUTC(), Duration.ofHours(1));

    job().rollback();

    assertThat(repository.memory.nodes()).extracting(Thing::id).containsExactly("2");
    resumeMakes(1, 0);
  }

  @Test
  void itSaysWhenThereMayHaveBeenMoreRollbacks() throws IOException {
    csv("id,title", "1,One");
    var options = lostAfterARollback();

    job().rebuildMap(options.rollbacks(1));

    assertThat(problems)
        .filteredOn(problem -> problem.code() == Problem.Code.RECOVERY_DOUBTFUL)
        .extracting(Problem::message)
        .singleElement()
        .asString()
        .contains("made after 1 rollbacks", "--rollbacks N");
  }

  @Test
  void whatCannotBeShownTogetherIsAskedForOneByOne() throws IOException {
    csv("id,title", "1,One", "2,Two");
    var options = lost();
    repository.showingFails = RepositoryException.refusal("The address is too long.", 414);

    var report = job().rebuildMap(options);

    assertThat(report.complete()).isEqualTo(2);
    assertThat(report.whole()).isTrue();
    resumeMakes(0, 0);
  }

  @Test
  void whenNobodyMayAskAtAllItStops() throws IOException {
    csv("id,title", "1,One", "2,Two");
    var options = lost();
    repository.showingFails =
        RepositoryException.because("The login was refused.").scope(Scope.JOB).build();

    assertThatThrownBy(() -> job().rebuildMap(options)).hasMessageContaining("login was refused");
  }

  @Test
  void aBookThatSomebodyDeletedIsMadeAgainWithItsPages() throws IOException {
    pages = PageSettings.builder().fromDirectories(true).model("2").build();
    csv("id,title", "book,A book", "2,Two");
    Files.createDirectories(directory.resolve("2"));
    Files.createDirectories(directory.resolve("book"));
    files("book/p-1.jpg");
    var options = lost();
    repository.memory.delete(EntityRef.node("1"));
    repository.showing = true;

    job().rebuildMap(options);

    assertThat(problems).extracting(Problem::code).contains(Problem.Code.NODE_DELETED);
    resumeMakes(2, 1);
    var page = repository.memory.nodes().stream().reduce((one, two) -> two).orElseThrow();
    assertThat(page.belongsTo()).isNotEqualTo("1").isNotNull();
  }

  private void keepTheSecond(EntityRef ref) {
    if ("2".equals(ref.id())) {
      throw RepositoryException.because("It is locked.").remedy(Remedy.CHANGE_DEFINITION).build();
    }
  }

  private void nobodyTells() {
    repository.asking =
        RepositoryException.because("Nobody tells.").remedy(Remedy.CHANGE_DEFINITION).build();
  }

  @Test
  void aNotedNodeIsNotBelieved() throws IOException {
    csv("id,title", "1,One", "2,Two");
    var options = lost().nodes(Map.of("1", "2", "2", "77"));

    assertThat(job().rebuildMap(options).complete()).isEqualTo(2);

    var nodes = new ArrayList<String>();
    map.entries(entry -> nodes.add(entry.csvId() + "=" + entry.nodeId()));
    assertThat(nodes).containsExactly("1=1", "2=2");
  }

  @Test
  void anotherIdFindsNothingAndNoJobIsWritten() throws IOException {
    csv("id,title", "1,One");
    lost();

    var report = job().rebuildMap(RebuildOptions.of(new JobId(new UUID(5, 6))));

    assertThat(report.found()).isFalse();
    assertThat(report)
        .hasToString(
            "Job 00000000-0000-0005-0000-000000000006: nothing of it was found, and nothing was"
                + " written");
    assertThat(map.jobs()).isEmpty();
  }

  @Test
  void aJobThatIsThereIsRefused() throws IOException {
    csv("id,title", "1,One");
    var report = job().run();

    assertThatThrownBy(() -> job().rebuildMap(RebuildOptions.of(report.job())))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("already");
  }

  @Test
  void aCancelBeforeItEndsItAtOnce() throws IOException {
    csv("id,title", "1,One");
    var options = lost();
    var job = job();
    job.cancel();

    var report = job.rebuildMap(options);

    assertThat(report.whole()).isFalse();
    assertThat(report.stopped()).isEqualTo("It was cancelled.");
    assertThat(map.jobs()).isEmpty();
    assertThat(job.rebuildMap(options).complete()).isEqualTo(1);
  }
}
