package org.ingestworkbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ingestworkbench.memory.InMemoryIdMap;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.plan.MediaSettings;
import org.ingestworkbench.plan.PlanSettings;
import org.ingestworkbench.source.CsvRowSource;
import org.ingestworkbench.spi.JobListener;
import org.ingestworkbench.spi.JobState;
import org.ingestworkbench.spi.RepositoryException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A repository that finds a node by its uuid, and does not say which ID it has. */
class LateIdsTest {

  private static final String CSV =
      IntStream.rangeClosed(1, 400)
          .mapToObj(i -> i + ",T" + i + "\n")
          .collect(Collectors.joining("", "id,title\n", ""));

  private static final int LOOKED_FOR_IN_VAIN = 1_000;

  @TempDir Path directory;
  private final WatchedRepository repository = new WatchedRepository();
  private final InMemoryIdMap map = new InMemoryIdMap();
  private final List<Problem> problems = new ArrayList<>();
  private PlanSettings plan = PlanSettings.builder().build();

  private JobReport run(String csv, Recovery recovery) throws IOException {
    return run(map, csv, recovery);
  }

  private JobReport run(InMemoryIdMap map, String csv, Recovery recovery) throws IOException {
    return job(map, csv, recovery).run();
  }

  private IngestJob job(InMemoryIdMap map, String csv, Recovery recovery) throws IOException {
    return IngestJob.named("test")
        .source(CsvRowSource.of(Files.writeString(directory.resolve("metadata.csv"), csv)))
        .repository(repository)
        .catalog(repository.memory)
        .idMap(map)
        .plan(plan)
        .concurrency(1)
        .retries(1, Duration.ZERO)
        .recovery(recovery)
        .listener(
            new JobListener() {
              @Override
              public void problem(Problem problem) {
                problems.add(problem);
              }
            })
        .build();
  }

  private void refuse(String title) {
    repository.before =
        creation -> {
          if (WatchedRepository.title(creation).equals(title)) {
            throw RepositoryException.refusal("refused.", 422);
          }
        };
  }

  private void loseTheNextAnswer() {
    loseAnswers(1);
  }

  private void loseAnswers(int count) {
    var left = new AtomicInteger(count);
    repository.hidingIds = true;
    repository.after =
        creation -> {
          if (left.getAndDecrement() > 0) {
            throw WatchedRepository.lost();
          }
        };
  }

  private List<String> rowsInMap() {
    var rows = new ArrayList<String>();
    map.entries(entry -> rows.add(entry.csvId()));
    return rows;
  }

  @Test
  void aFailedRowThatIsTriedAgainIsLookedForWhereItWasTriedLast() throws IOException {
    refuse("T3");
    run(CSV, Recovery.NONE);
    refuse("");
    loseTheNextAnswer();

    assertThat(run(CSV, Recovery.resume().failedOnly()).allDone()).isTrue();

    assertThat(rowsInMap()).contains("3").hasSize(400);
    assertThat(problems).noneMatch(p -> p.code() == Problem.Code.NODE_ID_UNKNOWN);
  }

  @Test
  void theOnlyNodeOfAJobIsFoundOnAYoungSite() throws IOException {
    loseTheNextAnswer();

    assertThat(run("id,title\n1,T1\n", Recovery.NONE).allDone()).isTrue();

    assertThat(rowsInMap()).containsExactly("1");
  }

  @Test
  void aMediumIsSettledThoughTheIdOfItsNodeIsNotKnownYet() throws IOException {
    repository.memory.withTerm("islandora_media_use", "Original File");
    Files.writeString(directory.resolve("a.jpg"), "a");
    plan =
        PlanSettings.builder()
            .inputDirectory(directory)
            .media(MediaSettings.builder().use("1").build())
            .build();
    loseAnswers(2);

    assertThat(run("id,title,file\n1,T1,a.jpg\n", Recovery.NONE).allDone()).isTrue();

    assertThat(repository.memory.media()).hasSize(1);
    assertThat(rowsInMap()).containsExactly("1");
  }

  @Test
  void aChildWhoseIdComesToBeKnownLateStandsInTheMapUnderItsParent() throws IOException {
    loseAnswers(2);

    run("id,title,parent_id,field_member_of\n1,T1,,\n2,T2,1,\n", Recovery.NONE);

    assertThat(parentsInMap()).containsExactlyInAnyOrder("1 under  ", "2 under 1 1");
  }

  @Test
  void soDoesOneThatAnEarlierRunLeftWithoutAnId() throws IOException {
    var csv = "id,title,parent_id,field_member_of\n1,T1,,\n2,T2,1,\n";
    loseAnswers(2);
    repository.hidingNumbers = true;
    run(csv, Recovery.NONE);
    assertThat(rowsInMap()).isEmpty();
    repository.hidingNumbers = false;

    run(csv + "3,T3,,\n", Recovery.resume().acceptingChanges());

    assertThat(parentsInMap()).containsExactlyInAnyOrder("1 under  ", "2 under 1 1", "3 under  ");
  }

  private List<String> parentsInMap() {
    var rows = new ArrayList<String>();
    map.entries(
        entry ->
            rows.add(entry.csvId() + " under " + entry.parentCsvId() + " " + entry.parentNodeId()));
    return rows;
  }

  @Test
  void aNodeThatIsLeftWithoutAnIdIsTold() throws IOException {
    run(new InMemoryIdMap(), CSV, Recovery.NONE);
    loseTheNextAnswer();

    assertThat(run("id,title\n1,T1\n", Recovery.NONE).allDone()).isTrue();

    assertThat(rowsInMap()).isEmpty();
    assertThat(problems)
        .filteredOn(p -> p.code() == Problem.Code.NODE_ID_UNKNOWN)
        .singleElement()
        .satisfies(p -> assertThat(p.place().rowId()).isEqualTo("1"));
  }

  /** All answers were lost, and the repository tells no ID. */
  private List<UUID> nodesWithoutId(int rows) throws IOException {
    var searched = new ArrayList<UUID>();
    repository.hidingNumbers = true;
    loseAnswers(rows);
    run(input(rows), Recovery.NONE);
    repository.searching = searched::add;
    return searched;
  }

  private static String input(int rows) {
    return IntStream.rangeClosed(1, rows)
        .mapToObj(i -> i + ",T" + i + "\n")
        .collect(Collectors.joining("", "id,title\n", ""));
  }

  private JobReport runWithOneRowMore(int rows) throws IOException {
    problems.clear();
    return run(input(rows) + "new,New\n", Recovery.resume().acceptingChanges());
  }

  private long tellsOfNodes() {
    return problems.stream().filter(p -> p.code() == Problem.Code.NODE_ID_UNKNOWN).count();
  }

  @Test
  void manyNodesThatAreNowhereNearAreNotAllLookedFor() throws IOException {
    var searched = nodesWithoutId(1_100);

    assertThat(runWithOneRowMore(1_100).allDone()).isTrue();

    assertThat(searched).hasSize(LOOKED_FOR_IN_VAIN).doesNotHaveDuplicates();
    assertThat(tellsOfNodes()).isEqualTo(1_100);
  }

  @Test
  void aSiteThatGoesAwayIsAskedNoMore() throws IOException {
    var searched = nodesWithoutId(30);
    repository.searching =
        uuid -> {
          searched.add(uuid);
          throw WatchedRepository.lost();
        };

    assertThat(runWithOneRowMore(30).allDone()).isTrue();

    assertThat(searched).hasSize(1);
    assertThat(tellsOfNodes()).isEqualTo(30);
  }

  @Test
  void aCancelEndsTheSearch() throws IOException {
    var searched = nodesWithoutId(30);
    var job = job(map, input(30) + "new,New\n", Recovery.resume().acceptingChanges());
    repository.searching =
        uuid -> {
          searched.add(uuid);
          job.cancel();
        };

    assertThat(job.run().state()).isEqualTo(JobState.FINISHED);

    assertThat(searched).hasSize(1);
  }

  @Test
  void moreNodesThanAreKeptAtOnceAreAllFound() throws IOException {
    nodesWithoutId(1_100);
    repository.hidingNumbers = false;
    repository.reach = 2_000;

    assertThat(runWithOneRowMore(1_100).allDone()).isTrue();

    assertThat(rowsInMap()).hasSize(1_101);
    assertThat(tellsOfNodes()).isZero();
  }
}
