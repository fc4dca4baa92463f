package org.ingestworkbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.ingestworkbench.memory.InMemoryIdMap;
import org.ingestworkbench.memory.InMemoryRepository;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.source.CsvRowSource;
import org.ingestworkbench.spi.JobListener;
import org.ingestworkbench.spi.JobState;
import org.ingestworkbench.spi.RepositoryException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that ended without being done are tried again, alone if wanted. */
class FailedOnlyTest {

  @TempDir Path directory;
  private final WatchedRepository repository = new WatchedRepository();
  private final InMemoryIdMap map = new InMemoryIdMap();
  private final List<String> reopened = new ArrayList<>();

  private IngestJob job(int rows, Recovery recovery) throws IOException {
    var csv = new StringBuilder("id,title\n");
    for (int i = 1; i <= rows; i++) {
      csv.append(i).append(",Title ").append(i).append('\n');
    }
    return job(csv.toString(), recovery);
  }

  private IngestJob job(String csv, Recovery recovery) throws IOException {
    return IngestJob.named("test")
        .source(CsvRowSource.of(Files.writeString(directory.resolve("metadata.csv"), csv)))
        .repository(repository)
        .catalog(repository.memory)
        .idMap(map)
        .concurrency(1)
        .retries(0, Duration.ZERO)
        .recovery(recovery)
        .listener(
            new JobListener() {
              @Override
              public void rowReopened(String rowId, Outcome.Kind formerly) {
                reopened.add(rowId + " " + formerly);
              }
            })
        .build();
  }

  private void refuse(Set<String> titles) {
    repository.before =
        creation -> {
          if (titles.contains(WatchedRepository.title(creation))) {
            throw RepositoryException.refusal("refused.", 422);
          }
        };
  }

  private List<String> titles() {
    return repository.memory.nodes().stream().map(InMemoryRepository.Thing::name).toList();
  }

  @Test
  void onlyRowsThatFailedAreTriedAndTheJobIsFinishedByThem() throws IOException {
    refuse(Set.of("Title 2", "Title 4"));
    job(5, Recovery.NONE).run();
    refuse(Set.of());
    repository.asked.clear();

    var report = job(5, Recovery.resume().failedOnly()).run();

    assertThat(repository.asked).containsExactly("Title 2", "Title 4");
    assertThat(report.state()).isEqualTo(JobState.FINISHED);
    assertThat(report.done()).isEqualTo(2);
  }

  @Test
  void whatFailsAgainLeavesTheJobWithFailures() throws IOException {
    refuse(Set.of("Title 2", "Title 4"));
    job(5, Recovery.NONE).run();
    refuse(Set.of("Title 2"));

    var report = job(5, Recovery.resume().failedOnly()).run();

    assertThat(report.state()).isEqualTo(JobState.FINISHED_WITH_FAILURES);
    assertThat(map.jobs().get(0).rowsDone()).isEqualTo(4);
  }

  @Test
  void rowsThatWereNotReachedStaySoAndTheJobIsNotFinished() throws IOException {
    refuse(Set.of("Title 2"));
    var job = job(5, Recovery.NONE);
    repository.after =
        creation -> {
          if (WatchedRepository.title(creation).equals("Title 3")) {
            job.cancel();
          }
        };
    job.run();
    refuse(Set.of());
    repository.after = creation -> {};

    var report = job(5, Recovery.resume().failedOnly()).run();

    assertThat(titles()).containsExactly("Title 1", "Title 3", "Title 2");
    assertThat(report.state()).isEqualTo(JobState.CANCELLED);
    assertThat(report.stopped()).contains("others to be made");
    assertThat(job(5, Recovery.resume()).run().allDone()).isTrue();
    assertThat(titles()).hasSize(5).doesNotHaveDuplicates();
  }

  @Test
  void aRowThatWasAddedIsNotForgotten() throws IOException {
    refuse(Set.of("Title 3"));
    job(3, Recovery.NONE).run();
    refuse(Set.of());
    var changed = "id,title\n1,Title 1\n3,Title 3\n4,Title 4\n";

    var report = job(changed, Recovery.resume().failedOnly().acceptingChanges()).run();

    assertThat(report.state()).isEqualTo(JobState.CANCELLED);
    assertThat(report.stopped()).contains("others to be made");
    assertThat(job(changed, Recovery.resume()).run().allDone()).isTrue();
    assertThat(titles()).containsExactly("Title 1", "Title 2", "Title 3", "Title 4");
  }

  @Test
  void openRowsStayOpen() throws IOException {
    repository.before =
        creation -> {
          throw WatchedRepository.broken(502);
        };
    job(8, Recovery.NONE).run();
    repository.before = creation -> {};
    repository.asked.clear();

    job(8, Recovery.resume().failedOnly()).run();

    assertThat(repository.asked).isEmpty();
    assertThat(map.jobs().get(0).rowsNotDone()).isEqualTo(5);
  }

  @Test
  void aJobThatWasNeverStartedHasNoFailedRows() throws IOException {
    var job = job(2, Recovery.resume().failedOnly());

    assertThatThrownBy(job::run)
        .isInstanceOf(InputException.class)
        .hasMessageContaining("never started");
    assertThat(map.jobs()).isEmpty();
  }

  @Test
  void countsAreTakenBackBeyondTheFirstThousand() throws IOException {
    repository.before =
        creation -> {
          var number = Integer.parseInt(WatchedRepository.title(creation).substring(6));
          if (number > 1 && number <= 1_100) {
            throw RepositoryException.refusal("no.", 422);
          } else if (number > 1_100) {
            throw WatchedRepository.broken(502);
          }
        };

    var report = job(1_200, Recovery.NONE).run();

    assertThat(report.state()).isEqualTo(JobState.STOPPED);
    assertThat(report.count(Outcome.Kind.FAILED)).isEqualTo(1_099);
    assertThat(report.notDoneCount()).isEqualTo(1_099);
    assertThat(reopened)
        .containsExactlyInAnyOrder("1101 FAILED", "1102 FAILED", "1103 FAILED", "1104 FAILED");
    assertThat(map.jobs().get(0).rowsNotDone()).isEqualTo(1_104);
  }
}
