package org.ingestworkbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.ingestworkbench.listener.RollbackListener.Why;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.store.ClaimException;
import org.ingestworkbench.store.JobState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When a rollback settles what is open, and that a dry run leaves no trace. */
class RollbackTimesTest extends RollbackCase {

  @BeforeEach
  void run() {
    start("id,title\n1,One\n2,Two\n");
  }

  private void beginOneMore() {
    begun(StepKey.node("late"), UUID.randomUUID());
  }

  private JobRollbackBuilder rollback(Duration later) {
    return rollback().clock(Clock.offset(Clock.systemUTC(), later));
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
    var report =
        rollback(Duration.ZERO).options(dry()).listener(dyingAt(ref -> true)).build().run();
    assertThat(report.stopped()).isEqualTo("dies");
    assertThat(map.jobs()).isEqualTo(before);
  }

  @Test
  void aDryRunDisturbsNobodyWhoHasTheJob() {
    try (var running = claim()) {
      var report = rollback(Duration.ZERO).options(dry()).build().run();
      assertThat(report.deleted(EntityType.NODE)).isEqualTo(2);
      assertThat(running.job().state()).isEqualTo(JobState.RUNNING);
      assertThatThrownBy(() -> rollback(Duration.ZERO).build().run())
          .isInstanceOf(ClaimException.class);
    }
  }
}
