package org.ingestworkbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.ingestworkbench.memory.InMemoryIdMap;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.source.CsvRowSource;
import org.ingestworkbench.spi.Boundary;
import org.ingestworkbench.spi.IdMapStore;
import org.ingestworkbench.spi.JobListener;
import org.ingestworkbench.spi.JobState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is decided before the first write is decided of the job as it stands then. */
class PreflightTest {

  private static final String CSV = "id,title\n1,T1\n2,T2\n3,T3\n";

  @TempDir Path directory;
  private final WatchedRepository repository = new WatchedRepository();
  private final InMemoryIdMap map = new InMemoryIdMap();
  private final List<Boundary> told = new ArrayList<>();
  private final List<Long> inputsRead = new ArrayList<>();

  private IngestJob job(IdMapStore store, String csv, Recovery recovery) throws IOException {
    return IngestJob.named("test")
        .source(CsvRowSource.of(Files.writeString(directory.resolve("metadata.csv"), csv)))
        .repository(repository)
        .catalog(repository.memory)
        .idMap(store)
        .concurrency(1)
        .retries(0, Duration.ZERO)
        .recovery(recovery)
        .listener(
            new JobListener() {
              @Override
              public void inputRead(long rows) {
                inputsRead.add(rows);
              }

              @Override
              public void boundary(Boundary boundary) {
                told.add(boundary);
              }
            })
        .build();
  }

  /** The process dies after row 2 was made and before that is written down. */
  private void startAndDie() throws IOException {
    repository.after =
        creation -> {
          if (WatchedRepository.title(creation).equals("T2")) {
            throw new IllegalStateException("A crash.");
          }
        };
    job(map, CSV, Recovery.NONE).run();
    repository.after = creation -> {};
    map.crash();
  }

  /** Something that another process does to the store before a claim on it is granted. */
  private interface Other {
    void act() throws IOException;
  }

  private IdMapStore claimedAfter(Other other) {
    return (IdMapStore)
        Proxy.newProxyInstance(
            IdMapStore.class.getClassLoader(),
            new Class<?>[] {IdMapStore.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("claim")) {
                other.act();
              }
              try {
                return method.invoke(map, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  @Test
  void aJobThatAnotherProcessWentOnWithIsLookedAtAgain() throws IOException {
    startAndDie();
    var store = claimedAfter(() -> job(map, CSV, Recovery.resume()).run());

    var report = job(store, CSV, Recovery.resume()).run();

    assertThat(report.count(Outcome.Kind.SKIPPED)).isEqualTo(3);
    assertThat(report.state()).isEqualTo(JobState.FINISHED);
    assertThat(repository.memory.nodes()).hasSize(3);
    assertThat(inputsRead).containsExactly(3L, 3L, 3L);
    assertThat(told).hasSize(2);
    assertThat(told.get(1).open()).isZero();
    assertThat(told.get(1).lastDone()).isNotNull();
    assertThat(told.get(1).lastDone().rowId()).isEqualTo("3");
  }

  @Test
  void aChangeThatAnotherProcessAcceptedIsComparedWithItsInput() throws IOException {
    startAndDie();
    var other = CSV + "4,T4\n";
    var store =
        claimedAfter(
            () -> {
              job(map, other, Recovery.resume().acceptingChanges()).run();
              Files.writeString(directory.resolve("metadata.csv"), CSV);
            });

    assertThatThrownBy(() -> job(store, CSV, Recovery.resume()).run())
        .isInstanceOf(ChangedInputException.class)
        .hasMessageContaining("row 4");
    assertThat(map.jobs().get(0).state()).isEqualTo(JobState.FINISHED);
  }

  @Test
  void aCheckTellsThatNoRowCanHaveFailedOfAJobThatWasNeverStarted() throws IOException {
    var report = job(map, CSV, Recovery.resume().failedOnly()).check();

    assertThat(report.problems())
        .filteredOn(problem -> problem.code() == Problem.Code.RECOVERY_DOUBTFUL)
        .singleElement()
        .satisfies(problem -> assertThat(problem.message()).contains("never started"));
  }
}
