package org.ingestworkbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.ingestworkbench.memory.InMemoryIdMap;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.source.CsvRowSource;
import org.ingestworkbench.spi.ClaimException;
import org.ingestworkbench.spi.JobClaim;
import org.ingestworkbench.spi.JobSession;
import org.ingestworkbench.spi.JobState;
import org.ingestworkbench.spi.RollbackListener;
import org.ingestworkbench.spi.RollbackListener.Why;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a rollback settles what is open, and that a dry run leaves no trace. */
class RollbackTimesTest {

  @TempDir Path folder;
  private final WatchedRepository repository = new WatchedRepository();
  private final InMemoryIdMap map = new InMemoryIdMap();

  @BeforeEach
  void run() throws IOException {
    var csv = Files.writeString(folder.resolve("metadata.csv"), "id,title\n1,One\n2,Two\n");
    IngestJob.named("job")
        .source(CsvRowSource.of(csv))
        .repository(repository)
        .catalog(repository.memory)
        .idMap(map)
        .build()
        .run();
  }

  private JobSession claim() {
    var job = map.jobs().get(0);
    return map.claim(
        new JobClaim(job.id(), true, false, job.key(), job.input(), job.settings(), 0));
  }

  private void beginOneMore() {
    try (var session = claim()) {
      session.begin(StepKey.node("late"), UUID.randomUUID(), 0, "");
      session.end(JobState.STOPPED);
    }
  }

  private JobRollbackBuilder rollback(Duration later) {
    return JobRollback.named("job")
        .repository(repository)
        .idMap(map)
        .clock(Clock.offset(Clock.systemUTC(), later));
  }

  private static RollbackOptions dry() {
    return RollbackOptions.DEFAULT.dryRun(true);
  }

  @Test
  void theRepositorySaysWhenItsLastRequestIsSurelyOver() {
    beginOneMore();
    repository.longest = Duration.ofMinutes(10);
    var early = rollback(Duration.ofMinutes(10)).build().run();
    assertThat(early.left(Why.OPEN)).isEqualTo(1);

    repository.longest = Duration.ofMinutes(2);
    var later = rollback(Duration.ofMinutes(4)).build().run();
    assertThat(later.complete()).as(later.toString()).isTrue();
  }

  @Test
  void aDryRunMovesNeitherTheJobsEndNorItsState() {
    beginOneMore();
    var before = map.jobs();
    var report = rollback(Duration.ofMinutes(4)).options(dry()).build().run();
    assertThat(report.state()).isEqualTo(JobState.STOPPED);
    assertThat(report.left(Why.OPEN)).isEqualTo(1);
    assertThat(map.jobs()).isEqualTo(before);
  }

  @Test
  void aDryRunThatDiesLeavesTheJobAsItWas() {
    var before = map.jobs();
    var dying =
        new RollbackListener() {
          @Override
          public void deleted(EntityRef ref, String address, boolean gone) {
            throw new IllegalStateException("dies");
          }
        };
    var report = rollback(Duration.ZERO).options(dry()).listener(dying).build().run();
    assertThat(report.stopped()).isEqualTo("dies");
    assertThat(map.jobs()).isEqualTo(before);
  }

  @Test
  void aDryRunDisturbsNobodyWhoHasTheJob() {
    try (var running = claim()) {
      var report = rollback(Duration.ZERO).options(dry()).build().run();
      assertThat(report.deleted(org.ingestworkbench.model.EntityType.NODE)).isEqualTo(2);
      assertThat(running.job().state()).isEqualTo(JobState.RUNNING);
      assertThatThrownBy(() -> rollback(Duration.ZERO).build().run())
          .isInstanceOf(ClaimException.class);
    }
  }
}
