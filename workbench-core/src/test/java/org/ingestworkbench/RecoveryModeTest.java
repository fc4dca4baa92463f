package org.ingestworkbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ingestworkbench.memory.InMemoryIdMap;
import org.ingestworkbench.memory.InMemoryRepository;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.plan.PageSettings;
import org.ingestworkbench.plan.PlanSettings;
import org.ingestworkbench.source.CsvRowSource;
import org.ingestworkbench.spi.JobListener;
import org.ingestworkbench.spi.MapEntry;
import org.ingestworkbench.spi.RollbackWriter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A job that another program began is gone on with by a starting node ID. */
class RecoveryModeTest {

  @TempDir Path directory;
  private final InMemoryRepository repository =
      new InMemoryRepository()
          .withTerm("islandora_media_use", "Original File")
          .withTerm("islandora_models", "Page");
  private final InMemoryIdMap map = new InMemoryIdMap();

  /** Nodes 1 to 1002 are there, so that IDs of three and of four digits meet. */
  @BeforeEach
  void fill() throws IOException {
    var csv = new StringBuilder("id,title\n");
    for (int i = 1; i <= 1002; i++) {
      csv.append("old").append(i).append(",Old ").append(i).append('\n');
    }
    Files.writeString(directory.resolve("old.csv"), csv);
    IngestJob.named("old")
        .source(CsvRowSource.of(directory.resolve("old.csv")))
        .repository(repository)
        .idMap(new InMemoryIdMap())
        .concurrency(1)
        .build()
        .run();
  }

  private void workbenchMade(String csvId, long node, String parent, @Nullable String host) {
    map.put(new MapEntry("job.yml", parent, "", csvId, Long.toString(node), host));
  }

  private IngestJobBuilder job(String csv, Recovery recovery) throws IOException {
    var file = Files.writeString(directory.resolve("metadata.csv"), csv);
    return job(recovery, "recovered", file);
  }

  private IngestJobBuilder job(Recovery recovery, String name, Path file) {
    return IngestJob.named(name)
        .source(CsvRowSource.of(file))
        .repository(repository)
        .idMap(map)
        .mapUse(IdMapUse.DEFAULT.withConfigFile("job.yml"))
        .concurrency(1)
        .recovery(recovery);
  }

  private long nodes() {
    return repository.things(EntityType.NODE).size() - 1002;
  }

  @Test
  void rowsInTheMapFromTheNumberOnArePassedOver() throws IOException {
    workbenchMade("a", 998, "", "memory:");
    workbenchMade("b", 1002, "", "memory:");

    var report = job("id,title\na,A\nb,B\nc,C\n", Recovery.startingFrom(998)).build().run();

    assertThat(report.count(Outcome.Kind.SKIPPED)).isEqualTo(2);
    assertThat(report.count(Outcome.Kind.CREATED)).isEqualTo(1);
    assertThat(nodes()).isEqualTo(1);
  }

  @Test
  void aChildFindsAParentWhoseIdHasMoreDigits() throws IOException {
    workbenchMade("a", 998, "", "memory:");
    workbenchMade("p", 1002, "", "memory:");

    job("id,title,parent_id,field_member_of\na,A,,\np,P,,\nc,C,p,\n", Recovery.startingFrom(998))
        .build()
        .run();

    var made = repository.things(EntityType.NODE).get(1002);
    assertThat(made.belongsTo()).isEqualTo("1002");
  }

  @Test
  void aRowWithoutAHostIsOneRowAndNotAll() throws IOException {
    workbenchMade("a", 998, "", null);

    var report = job("id,title\na,A\nb,B\n", Recovery.startingFrom(998)).build().run();

    assertThat(report.count(Outcome.Kind.SKIPPED)).isEqualTo(1);
    assertThat(report.count(Outcome.Kind.CREATED)).isEqualTo(1);
  }

  @Test
  void aNumberThatIsTooHighStopsBeforeAnythingIsWritten() throws IOException {
    workbenchMade("a", 998, "", "memory:");
    workbenchMade("b", 1002, "", "memory:");
    var job = job("id,title\na,A\nb,B\nc,C\n", Recovery.startingFrom(1000));

    assertThatThrownBy(() -> job.build().run())
        .isInstanceOf(RecoveryDoubtException.class)
        .hasMessageContaining("a")
        .hasMessageContaining("998")
        .hasMessageContaining("insisting()")
        .extracting(e -> ((RecoveryDoubtException) e).probablyMeant())
        .isEqualTo("998");
    assertThat(nodes()).isZero();
    assertThat(map.jobs()).isEmpty();

    job.recovery(Recovery.startingFrom(1000).insisting()).build().run();
    assertThat(nodes()).isEqualTo(2);
  }

  @Test
  void aLaterResumeNeedsTheNumberNoMore() throws IOException {
    workbenchMade("a", 998, "", "memory:");
    job("id,title\na,A\nb,B\n", Recovery.startingFrom(998)).build().run();

    var report = job("id,title\na,A\nb,B\nc,C\n", Recovery.resume()).build().run();

    assertThat(report.count(Outcome.Kind.SKIPPED)).isEqualTo(2);
    assertThat(report.count(Outcome.Kind.CREATED)).isEqualTo(1);
    assertThat(nodes()).isEqualTo(2);
  }

  @Test
  void aHigherNumberLaterMakesNothingTwice() throws IOException {
    workbenchMade("a", 998, "", "memory:");
    var report = job("id,title\na,A\nb,B\n", Recovery.startingFrom(998)).build().run();
    var ours = Long.parseLong(java.util.Objects.requireNonNull(report.firstNodeId()));

    job("id,title\na,A\nb,B\nc,C\n", Recovery.startingFrom(ours)).build().run();
    var later = job("id,title\na,A\nb,B\nc,C\n", Recovery.resume()).build().run();

    assertThat(later.count(Outcome.Kind.SKIPPED)).isEqualTo(3);
    assertThat(nodes()).isEqualTo(2);
    assertThat(map.jobs().get(0).startingNode()).isEqualTo(998);
  }

  /** A run of another name, in another place, with the configuration's name of {@link #job}. */
  private IngestJobBuilder elsewhere(String name, String csv, Recovery recovery)
      throws IOException {
    var place = Files.createDirectories(directory.resolve(name));
    return job(recovery, name, Files.writeString(place.resolve("metadata.csv"), csv));
  }

  @Test
  void aNodeOfAnotherJobIsNoParentForARunAndSoNotForItsCheck() throws IOException {
    workbenchMade("a", 998, "", "memory:");
    elsewhere("other", "id,title\np,P\n", Recovery.NONE).build().run();
    var told = new ArrayList<Problem>();
    var job =
        job("id,title,parent_id,field_member_of\na,A,,\nc,C,p,\n", Recovery.startingFrom(998))
            .listener(
                new JobListener() {
                  @Override
                  public void problem(Problem problem) {
                    told.add(problem);
                  }
                })
            .build();

    job.check();

    assertThat(told)
        .filteredOn(problem -> problem.code() == Problem.Code.PARENT_MISSING)
        .singleElement()
        .satisfies(problem -> assertThat(problem.place().rowId()).isEqualTo("c"));
    assertThat(job.run().count(Outcome.Kind.BLOCKED)).isEqualTo(1);
  }

  @Test
  void aJobThatWasMovedIsFoundByItsNode() throws IOException {
    job("id,title\na,A\nb,B\n", Recovery.NONE).build().run();

    var report =
        elsewhere("moved", "id,title\na,A\nb,B\nc,C\n", Recovery.startingFrom(1003)).build().run();

    assertThat(report.job()).isEqualTo(map.jobs().get(0).id());
    assertThat(report.count(Outcome.Kind.SKIPPED)).isEqualTo(2);
    assertThat(nodes()).isEqualTo(3);
    assertThat(map.jobs()).hasSize(1);
  }

  @Test
  void aNodeOfAnotherProgramNamesNoJobThatHasTheSameRowsFurtherUp() throws IOException {
    workbenchMade("a", 998, "", "memory:");
    elsewhere("other", "id,title\na,Foreign\n", Recovery.NONE)
        .mapUse(IdMapUse.DEFAULT.withConfigFile("other.yml"))
        .build()
        .run();

    var csv = "id,title,parent_id,field_member_of\na,A,,\nc,C,a,\n";
    var report = job(csv, Recovery.startingFrom(998)).build().run();

    assertThat(map.jobs()).hasSize(2);
    assertThat(report.count(Outcome.Kind.SKIPPED)).isEqualTo(1);
    var child = repository.things(EntityType.NODE).get(1003);
    assertThat(child.name()).isEqualTo("C");
    assertThat(child.belongsTo()).as("not the other job's node").isEqualTo("998");
  }

  @Test
  void aParentThatIsYetToBeMadeIsNotAnotherJobs() throws IOException {
    workbenchMade("a", 998, "", "memory:");
    elsewhere("other", "id,title\np,Foreign\n", Recovery.NONE)
        .mapUse(IdMapUse.DEFAULT.withConfigFile("other.yml"))
        .build()
        .run();

    var csv = "id,title,parent_id,field_member_of\na,A,,\nc,C,p,\np,P,,\n";
    job(csv, Recovery.startingFrom(998)).build().run();
    job(csv, Recovery.resume()).build().run();

    var made = repository.things(EntityType.NODE).subList(1003, 1005);
    assertThat(made).extracting(InMemoryRepository.Thing::name).containsExactly("P", "C");
    assertThat(made.get(1).belongsTo()).isEqualTo(made.get(0).id());
  }

  @Test
  void rowsOfAnotherJobUnderTheSameConfigurationAreADoubt() throws IOException {
    workbenchMade("a", 998, "", "memory:");
    elsewhere("other", "id,title\nb,B\n", Recovery.NONE).build().run();
    var job = job("id,title\na,A\nb,B\nc,C\n", Recovery.startingFrom(998));

    assertThatThrownBy(() -> job.build().run())
        .isInstanceOf(RecoveryDoubtException.class)
        .hasMessageContaining("job \"other\"")
        .hasMessageContaining("made once more: b.");
    assertThat(nodes()).isEqualTo(1);
  }

  @Test
  void rowsUnderAnotherConfigurationAloneAreADoubt() throws IOException {
    workbenchMade("a", 998, "", "memory:");
    for (int i = 0; i < 3; i++) {
      map.put(new MapEntry("other.yml", "", "", "abc".substring(i, i + 1), "" + (999 + i), null));
    }
    var csv = "id,title\na,A\nb,B\nc,C\nd,D\n";

    assertThatThrownBy(() -> job(csv, Recovery.startingFrom(998)).build().run())
        .isInstanceOf(RecoveryDoubtException.class)
        .hasMessageContaining("other.yml")
        .hasMessageContaining("2 rows")
        .hasMessageContaining("b, c.");
    assertThat(nodes()).isZero();

    var report = job(csv, Recovery.startingFrom(998).insisting()).build().run();
    assertThat(report.count(Outcome.Kind.SKIPPED)).isEqualTo(3);
    assertThat(nodes()).isEqualTo(1);
  }

  @Test
  void theSameNodeIdsOnAnotherSiteAreNotThisOnes() throws IOException {
    var staging = new InMemoryRepository("https://staging");
    elsewhere("staging", "id,title\na,A\nb,B\n", Recovery.NONE)
        .repository(staging)
        .catalog(staging)
        .build()
        .run();
    workbenchMade("a", 1, "", "memory:");
    workbenchMade("b", 2, "", "memory:");

    var report = job("id,title\na,A\nb,B\nc,C\n", Recovery.startingFrom(1)).build().run();

    assertThat(report.count(Outcome.Kind.SKIPPED)).isEqualTo(2);
    assertThat(nodes()).isEqualTo(1);
  }

  @Test
  void anyNodeOfOurOwnJobWillDo() throws IOException {
    job("id,title\na,A\nb,B\n", Recovery.NONE).build().run();

    var report = job("id,title\na,A\nb,B\nc,C\n", Recovery.startingFrom(1004)).build().run();

    assertThat(report.count(Outcome.Kind.SKIPPED)).isEqualTo(2);
    assertThat(nodes()).isEqualTo(3);
  }

  @Test
  void pagesOfABookThatIsThereAreMadeWhereTheyAreMissing() throws IOException {
    workbenchMade("book", 998, "", "memory:");
    workbenchMade("page-1.jpg", 999, "book", "memory:");
    var pages = Files.createDirectories(directory.resolve("book"));
    Files.writeString(pages.resolve("page-1.jpg"), "1");
    Files.writeString(pages.resolve("page-2.jpg"), "2");
    var settings =
        PlanSettings.builder()
            .inputDirectory(directory)
            .media(org.ingestworkbench.plan.MediaSettings.builder().use("1").build())
            .pages(PageSettings.builder().fromDirectories(true).model("2").build())
            .build();

    var report =
        job("id,title\nbook,Book\n", Recovery.startingFrom(998)).plan(settings).build().run();

    assertThat(report.count(Outcome.Kind.COMPLETED)).isEqualTo(1);
    assertThat(nodes()).isEqualTo(1);
    assertThat(repository.things(EntityType.NODE).get(1002).belongsTo()).isEqualTo("998");
  }

  @Test
  void byANumberPagesOfOurOwnDoneBookAreMadeWhereTheyAreMissing() throws IOException {
    var pages = Files.createDirectories(directory.resolve("book"));
    Files.writeString(pages.resolve("page-1.jpg"), "1");
    var settings =
        PlanSettings.builder()
            .inputDirectory(directory)
            .media(org.ingestworkbench.plan.MediaSettings.builder().use("1").build())
            .pages(PageSettings.builder().fromDirectories(true).model("2").build())
            .build();
    job("id,title\nbook,Book\n", Recovery.NONE).plan(settings).build().run();
    Files.writeString(pages.resolve("page-2.jpg"), "2");

    Files.createDirectories(directory.resolve("b"));
    job("id,title\nbook,Book\nb,B\n", Recovery.startingFrom(1003)).plan(settings).build().run();

    assertThat(nodes()).isEqualTo(4);
  }

  @Test
  void theRollbackListNamesWhatTheOtherProgramMade() throws IOException {
    workbenchMade("a", 998, "", "memory:");
    workbenchMade("book", 999, "", "memory:");
    workbenchMade("page-1.jpg", 1000, "book", "memory:");
    workbenchMade("elsewhere", 1001, "", "memory:");
    var pages = Files.createDirectories(directory.resolve("book"));
    Files.writeString(pages.resolve("page-1.jpg"), "1");
    Files.createDirectories(directory.resolve("a"));
    Files.createDirectories(directory.resolve("c"));
    var settings =
        PlanSettings.builder()
            .inputDirectory(directory)
            .media(org.ingestworkbench.plan.MediaSettings.builder().use("1").build())
            .pages(PageSettings.builder().fromDirectories(true).model("2").build())
            .build();
    var listed = new ArrayList<String>();
    var job =
        job("id,title\na,A\nbook,Book\nc,C\n", Recovery.startingFrom(998))
            .plan(settings)
            .rollback((id, host, started, resumed) -> listTo(listed));

    job.build().run();

    assertThat(listed).startsWith("998 a", "999 book", "1000 ").contains("1003 c").hasSize(4);
    listed.clear();
    job.recovery(Recovery.resume()).build().run();
    assertThat(listed).contains("998 a", "999 book", "1000 ", "1003 c").hasSize(4);
  }

  private static RollbackWriter.RollbackList listTo(List<String> listed) {
    return new RollbackWriter.RollbackList() {
      @Override
      public void add(RollbackWriter.Entry entry) {
        listed.add(entry.nodeId() + " " + entry.rowId());
      }

      @Override
      public void close() {}
    };
  }
}
