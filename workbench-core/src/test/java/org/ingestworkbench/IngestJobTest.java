package org.ingestworkbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.ingestworkbench.memory.InMemoryIdMap;
import org.ingestworkbench.memory.InMemoryRepository;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.plan.MediaSettings;
import org.ingestworkbench.plan.PageSettings;
import org.ingestworkbench.plan.PlanSettings;
import org.ingestworkbench.source.CsvRowSource;
import org.ingestworkbench.spi.Confirmation;
import org.ingestworkbench.spi.JobListener;
import org.ingestworkbench.spi.JobState;
import org.ingestworkbench.spi.RepositoryException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IngestJobTest {

  @TempDir Path directory;
  private final WatchedRepository repository = new WatchedRepository();
  private final InMemoryIdMap map = new InMemoryIdMap();
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
  private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);

  private IngestJobBuilder job(String csv) throws IOException {
    var file = Files.writeString(directory.resolve("metadata.csv"), csv);
    return IngestJob.named("test")
        .source(CsvRowSource.of(file))
        .repository(repository)
        .catalog(repository.memory)
        .idMap(map)
        .retries(3, Duration.ZERO)
        .clock(clock)
        .waiting(this::pass);
  }

  private void pass(Duration duration) {
    now.updateAndGet(instant -> instant.plus(duration));
  }

  private static String rows(int count) {
    var csv = new StringBuilder("id,title\n");
    for (int i = 1; i <= count; i++) {
      csv.append(i).append(",Title ").append(i).append('\n');
    }
    return csv.toString();
  }

  private List<String> titles() {
    return repository.memory.things(EntityType.NODE).stream()
        .map(InMemoryRepository.Thing::name)
        .toList();
  }

  @Test
  void everyRowBecomesANode() throws IOException {
    var report = job(rows(20)).build().run();

    assertThat(report.allDone()).isTrue();
    assertThat(report.count(Outcome.Kind.CREATED)).isEqualTo(20);
    assertThat(report.firstNodeId()).isEqualTo("1");
    assertThat(titles()).hasSize(20).doesNotHaveDuplicates();
  }

  @Test
  void oneRowsFaultFailsThatRowAndTheOthersGoOn() throws IOException {
    repository.before =
        creation -> {
          if (WatchedRepository.title(creation).equals("Title 2")) {
            throw RepositoryException.refusal("title: no twos here.", 422);
          }
        };

    var report = job(rows(3)).build().run();

    assertThat(report.state()).isEqualTo(JobState.FINISHED_WITH_FAILURES);
    assertThat(report.count(Outcome.Kind.CREATED)).isEqualTo(2);
    assertThat(report.notDone())
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.rowId()).isEqualTo("2");
              assertThat(row.outcome().reason()).isEqualTo("title: no twos here.");
            });
    assertThat(repository.asked).containsExactlyInAnyOrder("Title 1", "Title 2", "Title 3");
  }

  @Test
  void aLostAnswerIsSettledAndNothingIsMadeTwice() throws IOException {
    var first = new AtomicInteger();
    repository.after =
        creation -> {
          if (first.getAndIncrement() == 0) {
            throw WatchedRepository.lost();
          }
        };

    var report = job(rows(2)).build().run();

    assertThat(report.count(Outcome.Kind.ADOPTED)).isEqualTo(1);
    assertThat(report.count(Outcome.Kind.CREATED)).isEqualTo(1);
    assertThat(titles()).containsExactly("Title 1", "Title 2");
  }

  @Test
  void aRowThatAlwaysBreaksFailsAloneAfterItsRetries() throws IOException {
    repository.before =
        creation -> {
          if (WatchedRepository.title(creation).equals("Title 1")) {
            throw WatchedRepository.broken(500);
          }
        };

    var report = job(rows(3)).concurrency(1).build().run();

    assertThat(report.count(Outcome.Kind.FAILED)).isEqualTo(1);
    assertThat(repository.asked.stream().filter("Title 1"::equals)).hasSize(4);
    assertThat(titles()).containsExactly("Title 2", "Title 3");
  }

  @Test
  void theSameStatusOnFiveRowsInARowStopsTheJobWithThoseRowsOpen() throws IOException {
    repository.before =
        creation -> {
          throw WatchedRepository.broken(502);
        };

    var report = job(rows(20)).concurrency(1).build().run();

    assertThat(report.state()).isEqualTo(JobState.STOPPED);
    assertThat(report.stopped()).contains("5 rows in a row");
    assertThat(report.notDone()).isEmpty();
    assertThat(map.jobs().get(0).rowsNotDone()).isEqualTo(5);
    repository.before = creation -> {};
    assertThat(job(rows(20)).recovery(Recovery.resume()).build().run().allDone()).isTrue();
    assertThat(titles()).hasSize(20).doesNotHaveDuplicates();
  }

  @Test
  void badPagesAmongGoodOnesFailAloneAndTheBookGoesOn() throws IOException {
    repository.before =
        creation -> {
          if (WatchedRepository.title(creation).endsWith("0")) {
            throw WatchedRepository.broken(500);
          }
        };

    var report = book(60).build().run();

    assertThat(report.state()).isEqualTo(JobState.FINISHED_WITH_FAILURES);
    assertThat(titles()).hasSize(1 + 54);
    assertThat(report.notDone().get(0).outcome().reason()).contains("page-10.jpg", "page-60.jpg");
  }

  @Test
  void badPagesInARowStopTheJobAndAreNamed() throws IOException {
    repository.before =
        creation -> {
          if (WatchedRepository.title(creation).matches(".*page 1[0-9]")) {
            throw WatchedRepository.broken(500);
          }
        };

    var report = book(20).build().run();

    assertThat(report.state()).isEqualTo(JobState.STOPPED);
    assertThat(report.stopped())
        .contains("5 rows or pages in a row (book page page-10.jpg, book page page-11.jpg,");
  }

  private IngestJobBuilder book(int pages) throws IOException {
    repository
        .memory
        .withTerm("islandora_media_use", "Original File")
        .withTerm("islandora_models", "Page");
    var folder = Files.createDirectories(directory.resolve("book"));
    for (int i = 1; i <= pages; i++) {
      Files.writeString(folder.resolve("page-" + i + ".jpg"), "1");
    }
    var media = MediaSettings.builder().use("1").build();
    var model = PageSettings.builder().fromDirectories(true).model("2").build();
    return job("id,title\nbook,Book\n")
        .plan(PlanSettings.builder().inputDirectory(directory).media(media).pages(model).build())
        .concurrency(1)
        .retries(0, Duration.ZERO);
  }

  @Test
  void anotherUuidThanTheOneSentStopsTheJobAtItsFirstRow() throws IOException {
    repository.answer = said -> Confirmation.of(said.id(), new UUID(0, 0));

    var report = job(rows(20)).build().run();

    assertThat(report.state()).isEqualTo(JobState.STOPPED);
    assertThat(report.stopped()).contains("uuid");
    assertThat(titles()).containsExactly("Title 1");
  }

  @Test
  void aChildWhoseParentFailedIsBlockedAndNotMade() throws IOException {
    repository.before =
        creation -> {
          if (WatchedRepository.title(creation).equals("Parent")) {
            throw RepositoryException.refusal("no.", 422);
          }
        };

    var report =
        job("id,title,parent_id,field_member_of\n1,Parent,,\n2,Child,1,\n3,Grandchild,2,\n")
            .build()
            .run();

    assertThat(report.count(Outcome.Kind.FAILED)).isEqualTo(1);
    assertThat(report.count(Outcome.Kind.BLOCKED)).isEqualTo(2);
    assertThat(titles()).isEmpty();
  }

  @Test
  void childrenHangUnderTheirParentsWithManyWorkers() throws IOException {
    var csv = new StringBuilder("id,title,parent_id,field_member_of\n1,1,,\n");
    for (int i = 2; i <= 50; i++) {
      csv.append(i).append(',').append(i).append(',').append(i / 2).append(",\n");
    }

    job(csv.toString()).concurrency(8).build().run();

    var nodes = repository.memory.things(EntityType.NODE);
    assertThat(nodes).hasSize(50);
    for (var node : nodes) {
      var parent = Integer.parseInt(node.name()) / 2;
      var parentNode = nodes.stream().filter(n -> n.name().equals("" + parent)).findFirst();
      assertThat(node.belongsTo())
          .isEqualTo(parentNode.map(InMemoryRepository.Thing::id).orElse(null));
    }
  }

  @Test
  void theFirstRowsGoAloneUntilOneHasANode() throws IOException {
    var waiting = new CountDownLatch(2);
    repository.before =
        creation -> {
          if (WatchedRepository.title(creation).equals("Title 1")) {
            assertThat(repository.asked).hasSize(1);
          } else {
            meet(waiting);
          }
        };

    job(rows(3)).concurrency(2).build().run();

    assertThat(repository.mostAtOnce).hasValue(2);
    assertThat(repository.memory.things().get(0).name()).isEqualTo("Title 1");
  }

  private static void meet(CountDownLatch others) {
    others.countDown();
    try {
      others.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aCancelledJobStartsNoFurtherRowAndCanBeResumed() throws IOException {
    var box = new ArrayList<IngestJob>();
    repository.after =
        creation -> {
          if (WatchedRepository.title(creation).equals("Title 2")) {
            box.get(0).cancel();
          }
        };
    box.add(job(rows(5)).concurrency(1).build());

    var report = box.get(0).run();

    assertThat(report.state()).isEqualTo(JobState.CANCELLED);
    assertThat(titles()).containsExactly("Title 1", "Title 2");
    assertThat(job(rows(5)).recovery(Recovery.resume()).build().run().allDone()).isTrue();
    assertThat(titles()).hasSize(5);
  }

  @Test
  void anAbortedJobLeavesItsRowOpen() throws IOException {
    var box = new ArrayList<IngestJob>();
    repository.after =
        creation -> {
          box.get(0).abort();
          throw WatchedRepository.lost();
        };
    box.add(job(rows(3)).concurrency(1).build());

    var report = box.get(0).run();

    assertThat(report.state()).isEqualTo(JobState.ABORTED);
    assertThat(report.counts()).isEmpty();
    assertThat(map.jobs().get(0).rowsNotDone()).isEqualTo(1);
  }

  @Test
  void anUnfinishedJobRefusesAPlainStart() throws IOException {
    repository.before =
        creation -> {
          throw RepositoryException.refusal("no.", 422);
        };
    job(rows(1)).build().run();

    assertThatThrownBy(() -> job(rows(1)).build().run())
        .isInstanceOf(UnfinishedJobException.class)
        .hasMessageContaining("Resume it, or start anew");
    repository.before = creation -> {};
    assertThat(job(rows(1)).recovery(Recovery.anew()).build().run().allDone()).isTrue();
  }

  @Test
  void aJobThatWasStartedAnewLeavesTheOldOneInNobodysWay() throws IOException {
    repository.before =
        creation -> {
          throw RepositoryException.refusal("no.", 422);
        };
    job(rows(1)).build().run();
    repository.before = creation -> {};
    job(rows(1)).recovery(Recovery.anew()).build().run();

    assertThat(job(rows(1)).build().run().allDone()).isTrue();
    assertThat(
            IngestJob.named("other")
                .source(CsvRowSource.of(directory.resolve("metadata.csv")))
                .repository(repository)
                .catalog(repository.memory)
                .idMap(map)
                .build()
                .run()
                .allDone())
        .isTrue();
  }

  @Test
  void aFinishedJobResumedWritesNothing() throws IOException {
    job(rows(3)).build().run();
    repository.asked.clear();

    var report = job(rows(3)).recovery(Recovery.resume()).build().run();

    assertThat(repository.asked).isEmpty();
    assertThat(report.count(Outcome.Kind.SKIPPED)).isEqualTo(3);
  }

  @Test
  void aRowThatIsItsOwnParentIsBlockedAndNobodyWaitsForIt() throws IOException {
    var report =
        job("id,title,parent_id,field_member_of\n1,One,1,\n2,Two,3,\n3,Three,2,\n").build().run();

    assertThat(report.count(Outcome.Kind.BLOCKED)).isEqualTo(3);
    assertThat(titles()).isEmpty();
  }

  @Test
  void aNodeWhoseLastAnswerIsLostIsAdoptedAndNotReportedAsFailed() throws IOException {
    repository.after =
        creation -> {
          throw WatchedRepository.lost();
        };

    var report = job(rows(2)).retries(0, Duration.ZERO).build().run();

    assertThat(report.count(Outcome.Kind.ADOPTED)).isEqualTo(2);
    assertThat(titles()).hasSize(2);
  }

  @Test
  void aRightThatIsLostInMidRunStopsTheJob() throws IOException {
    repository.before =
        creation -> {
          if (!WatchedRepository.title(creation).equals("Title 1")) {
            throw RepositoryException.refusal("Forbidden.", 403);
          }
        };

    var report = job(rows(20)).concurrency(1).build().run();

    assertThat(report.state()).isEqualTo(JobState.STOPPED);
    assertThat(report.count(Outcome.Kind.CREATED)).isEqualTo(1);
    assertThat(report.notDone()).isEmpty();
  }

  @Test
  void whatCannotEvenBeAskedForIsUnresolvedAndNotMadeAgain() throws IOException {
    repository.after =
        creation -> {
          if (WatchedRepository.title(creation).equals("Title 1")) {
            throw WatchedRepository.lost();
          }
        };
    repository.asking = WatchedRepository.broken(500);

    var report = job(rows(3)).concurrency(1).build().run();

    assertThat(report.count(Outcome.Kind.UNRESOLVED)).isEqualTo(1);
    assertThat(report.count(Outcome.Kind.CREATED)).isEqualTo(2);
    assertThat(titles()).hasSize(3);
    repository.asking = null;
    repository.after = creation -> {};
    assertThat(job(rows(3)).recovery(Recovery.resume()).build().run().allDone()).isTrue();
    assertThat(titles()).hasSize(3);
  }

  @Test
  void resumingUnderAnotherNameDoesNotMakeEverythingOnceMore() throws IOException {
    repository.before =
        creation -> {
          throw RepositoryException.refusal("no.", 422);
        };
    job(rows(1)).build().run();
    var other =
        IngestJob.named("other")
            .source(CsvRowSource.of(directory.resolve("metadata.csv")))
            .repository(repository.memory)
            .idMap(map)
            .recovery(Recovery.resume())
            .build();

    assertThatThrownBy(other::run)
        .isInstanceOf(UnfinishedJobException.class)
        .hasMessageContaining("another name");
  }

  @Test
  void rowsThatWereAddedToAFinishedJobAreIngestedOnResume() throws IOException {
    job(rows(2)).build().run();

    var report = job(rows(3)).recovery(Recovery.resume().acceptingChanges()).build().run();

    assertThat(report.count(Outcome.Kind.SKIPPED)).isEqualTo(2);
    assertThat(report.count(Outcome.Kind.CREATED)).isEqualTo(1);
    assertThat(titles()).hasSize(3);
  }

  @Test
  void duplicateIdsAreFoundBeforeAnythingIsWritten() throws IOException {
    var job = job("id,title\n1,One\n2,Two\n1,Again\n").build();

    assertThatThrownBy(job::run).isInstanceOf(InputException.class).hasMessageContaining("1");
    assertThat(titles()).isEmpty();
    assertThat(map.jobs()).isEmpty();
  }

  @Test
  void theListenerHearsTheFirstNodeOnceAndAStepBeforeItsRowsEnd() throws IOException {
    var heard = new ArrayList<String>();
    var listener =
        new JobListener() {
          @Override
          public void firstNode(EntityRef node) {
            heard.add("first " + node.id());
          }

          @Override
          public void stepCompleted(StepCompleted event) {
            heard.add("step " + event.key());
          }

          @Override
          public void rowEnded(RowEnded event) {
            heard.add("row " + event.rowId() + " " + event.rowsEnded());
          }

          @Override
          public void jobEnded(JobState state) {
            heard.add("job " + state);
          }
        };

    job(rows(2)).concurrency(1).listener(listener).build().run();

    assertThat(heard)
        .containsExactly(
            "first 1", "step node 1", "row 1 1", "step node 2", "row 2 2", "job FINISHED");
  }

  @Test
  void aThrowingListenerStopsTheJobWithItsRowsOpen() throws IOException {
    var listener =
        new JobListener() {
          @Override
          public void stepCompleted(StepCompleted event) {
            throw new IllegalStateException("I am broken.");
          }
        };

    var report = job(rows(3)).listener(listener).build().run();

    assertThat(report.state()).isEqualTo(JobState.STOPPED);
    assertThat(report.stopped()).isEqualTo("I am broken.");
    assertThat(job(rows(3)).recovery(Recovery.resume()).build().run().allDone()).isTrue();
    assertThat(titles()).hasSize(3);
  }

  @Test
  void aBuilderSaysWhatIsMissing() {
    assertThatThrownBy(() -> IngestJob.named("x").repository(repository.memory).build())
        .hasMessage("The job \"x\" needs source(...).");
    assertThatThrownBy(() -> IngestJob.named(" ")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> IngestJob.named("x").concurrency(0)).hasMessageContaining("1 or more");
  }
}
