package org.ingestworkbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import org.ingestworkbench.listener.RollbackListener.Why;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.repository.RepositoryException.Effect;
import org.ingestworkbench.store.JobState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Deletions that fail although the site answers other questions. */
class RollbackStopsTest extends JobCase {

  @BeforeEach
  void eightNodesAreMade() {
    start(rows(8));
  }

  private RollbackReport rollback(Consumer<EntityRef> deleting) {
    repository.deleting = deleting;
    return JobRollback.named("job")
        .repository(repository)
        .idMap(map)
        .retries(0, java.time.Duration.ZERO)
        .build()
        .run();
  }

  private static void fail(EntityRef ref) {
    assertThat(ref.type()).isEqualTo(EntityType.NODE);
    throw WatchedRepository.broken(500);
  }

  @Test
  void aNodeThatAlwaysBreaksIsLeftAndTheOthersGo() {
    var report =
        rollback(
            ref -> {
              if ("4".equals(ref.id())) {
                fail(ref);
              }
            });

    assertThat(report.stopped()).isEmpty();
    assertThat(report.left(Why.FAILED)).isEqualTo(1);
    assertThat(titles()).containsExactly("Title 4");
  }

  @Test
  void fiveThatFailAlikeStopItAndAreNamed() {
    var report = rollback(RollbackStopsTest::fail);

    assertThat(report.state()).isEqualTo(JobState.ROLLING_BACK);
    assertThat(report.stopped())
        .contains("5 objects in a row (", "failed the same way", "Answer 500.", "roll back again");
    assertThat(report.left(Why.FAILED)).isEqualTo(5);
    assertThat(rollback(ref -> {}).state()).isEqualTo(JobState.ROLLED_BACK);
  }

  @Test
  void whatIsDeletedBetweenBeginsTheCountAnew() {
    var report =
        rollback(
            ref -> {
              if (!"4".equals(ref.id())) {
                fail(ref);
              }
            });

    assertThat(report.stopped()).isEmpty();
    assertThat(report.left(Why.FAILED)).isEqualTo(7);
  }

  private static void fourToEight(EntityRef ref, RepositoryException fault) {
    if (Integer.parseInt(String.valueOf(ref.id())) >= 4) {
      throw fault;
    }
  }

  /** A workflow may lock them; a rollback that stopped at them would never come to an end. */
  @Test
  void fiveThatMayNotBeDeletedAreLeftAndTheOthersGo() {
    var report =
        rollback(ref -> fourToEight(ref, RepositoryException.refusal("It is locked.", 403)));

    assertThat(report.stopped()).isEmpty();
    assertThat(report.left(Why.FAILED)).isEqualTo(5);
    assertThat(titles()).containsExactly("Title 4", "Title 5", "Title 6", "Title 7", "Title 8");
    assertThat(jobRecord().state()).isNotEqualTo(JobState.ROLLING_BACK);
    assertThat(resume(rows(8)).allDone()).isTrue();
  }

  @Test
  void fiveOfWhichItIsNotKnownWhetherTheyAreGoneStopIt() {
    var unknown = RepositoryException.because("Answer 403.").status(403).effect(Effect.UNKNOWN);

    var report = rollback(ref -> fourToEight(ref, unknown.build()));

    assertThat(report.stopped()).contains("5 objects in a row");
  }

  @Test
  void fiveRefusalsThatAreTheSitesOwnFaultStopIt() {
    var broken = RepositoryException.refusal("Answer 500.", 500);

    assertThat(rollback(ref -> fourToEight(ref, broken)).stopped()).contains("5 objects in a row");
  }
}
