package org.ingestworkbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.ingestworkbench.memory.InMemoryIdMap;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.plan.PlanSettings;
import org.ingestworkbench.source.CsvRowSource;
import org.ingestworkbench.spi.ClaimException;
import org.ingestworkbench.spi.JobListener;
import org.ingestworkbench.spi.JobState;
import org.ingestworkbench.spi.RepositoryException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes that make the same lost map again. */
class RebuildMapBesideTest {

  @TempDir Path directory;
  private final WatchedRepository repository = new WatchedRepository();
  private final InMemoryIdMap map = new InMemoryIdMap();
  private RebuildOptions options;

  @BeforeEach
  void lose() throws IOException {
    Files.write(directory.resolve("metadata.csv"), List.of("id,title", "1,One", "2,Two"));
    var report = job(new InMemoryIdMap(), () -> {}).run();
    assertThat(report.allDone()).isTrue();
    options = RebuildOptions.of(report.job());
  }

  /** After the input was read, and before the job is claimed, somebody else does something. */
  private IngestJob job(InMemoryIdMap store, Runnable meanwhile) {
    return IngestJob.named("lost")
        .source(CsvRowSource.of(directory.resolve("metadata.csv")))
        .repository(repository)
        .catalog(repository.memory)
        .idMap(store)
        .plan(PlanSettings.builder().inputDirectory(directory).build())
        .recovery(Recovery.resume())
        .retries(0, Duration.ZERO)
        .concurrency(1)
        .listener(
            new JobListener() {
              private boolean done;

              @Override
              public void inputRead(long rows) {
                if (!done) {
                  done = true;
                  meanwhile.run();
                }
              }
            })
        .build();
  }

  private RebuildReport another() {
    return job(map.reopen(), () -> {}).rebuildMap(options);
  }

  private void anotherStops() {
    repository.asking =
        RepositoryException.because("Gone.").scope(RepositoryException.Scope.JOB).build();
    var stopped = job(map.reopen(), () -> {}).rebuildMap(options.nodes(Map.of("1", "1")));
    assertThat(stopped.whole()).isFalse();
    repository.asking = null;
  }

  @Test
  void oneThatFindsAJobThatAnotherBeganIsToldSo() {
    var job = job(map, this::another);

    assertThatThrownBy(() -> job.rebuildMap(options))
        .isInstanceOf(ClaimException.class)
        .hasMessageContaining("Another process began a moment ago");
    assertThat(another().complete()).isEqualTo(2);
  }

  @Test
  void oneThatAnotherFinishedMeanwhileIsRefusedAndStaysFinished() {
    anotherStops();
    var job =
        job(
            map,
            () -> {
              another();
              assertThat(job(map.reopen(), () -> {}).run().allDone()).isTrue();
            });

    assertThatThrownBy(() -> job.rebuildMap(options))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("already");
    assertThat(map.jobs().get(0).state()).isEqualTo(JobState.FINISHED);
  }

  @Test
  void oneThatAnotherWentOnWithMeanwhileBeginsAnew() {
    anotherStops();

    assertThat(job(map, this::another).rebuildMap(options).complete()).isEqualTo(2);
  }
}
