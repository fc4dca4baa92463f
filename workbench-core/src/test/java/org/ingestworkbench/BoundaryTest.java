package org.ingestworkbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.ingestworkbench.memory.InMemoryIdMap;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.plan.MediaSettings;
import org.ingestworkbench.plan.PageSettings;
import org.ingestworkbench.plan.PlanSettings;
import org.ingestworkbench.source.CsvRowSource;
import org.ingestworkbench.spi.Boundary;
import org.ingestworkbench.spi.Creation;
import org.ingestworkbench.spi.JobListener;
import org.ingestworkbench.spi.StoreException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every resume says where the job stood. */
class BoundaryTest {

  @TempDir Path directory;
  private final WatchedRepository repository = new WatchedRepository();
  private final InMemoryIdMap map = new InMemoryIdMap();
  private final List<Boundary> told = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final AtomicInteger mediaMade = new AtomicInteger();
  private List<String> extra = List.of();
  private PageSettings pages = PageSettings.DEFAULTS;

  @BeforeEach
  void files() throws IOException {
    repository.memory.withTerm("islandora_media_use", "Original File");
    repository.memory.withTerm("islandora_models", "Page");
    for (var name : List.of("a.txt", "b.txt", "extra.txt")) {
      Files.writeString(directory.resolve(name), name);
    }
  }

  private MediaSettings media() {
    var settings = MediaSettings.builder().use("1");
    extra.forEach(column -> settings.additionalFiles(column, "1"));
    return settings.build();
  }

  private IngestJobBuilder job(String csv, Recovery recovery) throws IOException {
    return IngestJob.named("test")
        .source(CsvRowSource.of(Files.writeString(directory.resolve("metadata.csv"), csv)))
        .repository(repository)
        .catalog(repository.memory)
        .idMap(map)
        .plan(PlanSettings.builder().inputDirectory(directory).media(media()).pages(pages).build())
        .concurrency(1)
        .retries(0, Duration.ZERO)
        .recovery(recovery)
        .listener(
            new JobListener() {
              @Override
              public void boundary(Boundary boundary) {
                told.add(boundary);
              }

              @Override
              public void problem(Problem problem) {
                problems.add(problem);
              }
            });
  }

  /** The process dies: nothing after this is done or recorded. */
  private static StoreException death() {
    return new StoreException("The process died.", null);
  }

  /** Dies after the medium of this number was made, before the answer. */
  private void dieAfterMedium(int number) {
    repository.after =
        creation -> {
          if (creation instanceof Creation.OfMedia && mediaMade.incrementAndGet() == number) {
            throw death();
          }
        };
  }

  private Boundary resume(String csv, Recovery recovery) throws IOException {
    repository.after = creation -> {};
    map.crash();
    told.clear();
    assertThat(job(csv, recovery).build().run().allDone()).isTrue();
    assertThat(told).hasSize(1);
    return told.get(0);
  }

  @Test
  void theRowInFlightIsToldWithWhatItHasAndLacks() throws IOException {
    extra = List.of("extra");
    var csv =
        "id,title,file,extra,url_alias\n" + "01,A,a.txt,,\n02,B,b.txt,extra.txt,/b\n03,C,a.txt,,\n";
    dieAfterMedium(2);
    job(csv, Recovery.NONE).build().run();

    var boundary = resume(csv, Recovery.resume());

    assertThat(boundary.lastDone()).isNotNull();
    assertThat(boundary.lastDone().rowId()).isEqualTo("01");
    assertThat(boundary.lastAddress()).isEqualTo("memory:/node/1");
    assertThat(boundary.open()).isEqualTo(1);
    var row = boundary.inFlight().get(0);
    assertThat(row.rowId()).isEqualTo("02");
    assertThat(row.line()).isEqualTo(3);
    assertThat(row.address()).isEqualTo("memory:/node/2");
    assertThat(row.there().first()).containsExactly(StepKey.node("02"), StepKey.alias("02"));
    assertThat(row.begun().first()).containsExactly(StepKey.media("02", "file"));
    assertThat(row.missing().first()).containsExactly(StepKey.media("02", "extra"));
    assertThat(repository.memory.media()).hasSize(4);
  }

  @Test
  void pagesOfABookInFlightAreCounted() throws IOException {
    pages = PageSettings.builder().fromDirectories(true).model("2").build();
    var book = Files.createDirectories(directory.resolve("01"));
    for (int i = 1; i <= 4; i++) {
      Files.writeString(book.resolve("p-" + i + ".txt"), "" + i);
    }
    dieAfterMedium(2);
    job("id,title\n01,Book\n", Recovery.NONE).build().run();

    var row = resume("id,title\n01,Book\n", Recovery.resume()).inFlight().get(0);

    assertThat(row.there().first())
        .contains(StepKey.page("01", "p-1.txt"), StepKey.page("01", "p-2.txt"));
    assertThat(row.begun().count()).isEqualTo(1);
    assertThat(row.missing().first())
        .contains(StepKey.page("01", "p-3.txt"), StepKey.page("01", "p-4.txt"));
    assertThat(repository.memory.nodes()).hasSize(5);
  }

  @Test
  void aJobOfWhichNothingWasStartedHasNoBoundary() throws IOException {
    job("id,title\n01,A\n", Recovery.resume()).build().run();

    assertThat(told).isEmpty();
  }

  @Test
  void whatIsFoundButWasMadeOfSomethingElseIsStale() throws IOException {
    repository.after =
        creation -> {
          if (WatchedRepository.title(creation).equals("B")) {
            throw death();
          }
        };
    job("id,title\n01,A\n02,B\n", Recovery.NONE).build().run();

    resume("id,title\n01,A\n02,Other\n", Recovery.resume());

    assertThat(problems)
        .filteredOn(problem -> problem.code() == Problem.Code.ROW_CHANGED)
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.place().rowId()).isEqualTo("02");
              assertThat(problem.message()).contains("node 02").contains("stays as it is");
            });
    assertThat(repository.memory.nodes()).hasSize(2);
  }
}
