package org.ingestworkbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.ingestworkbench.listener.RollbackListener;
import org.ingestworkbench.listener.RollbackListener.Why;
import org.ingestworkbench.memory.Thing;
import org.ingestworkbench.model.Advice;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.store.ClaimException;
import org.ingestworkbench.store.IdMapStore;
import org.ingestworkbench.store.JobState;
import org.junit.jupiter.api.Test;

/** Deleting what a job made, and running it again. */
class JobRollbackTest extends RollbackCase {

  @Test
  void everythingOfTheJobGoesAndNothingElse() {
    job().run();
    var counts = rollback().build().counts();
    var report = job().rollback();
    assertThat(counts).hasToString("3 nodes, 2 media, 1 URL aliases, 1 terms");
    assertThat(report.complete()).as(report.toString()).isTrue();
    assertThat(report.state()).isEqualTo(JobState.ROLLED_BACK);
    assertThat(report.deleted(EntityType.NODE)).isEqualTo(3);
    assertThat(report.deleted(EntityType.FILE)).isEqualTo(2);
    assertThat(repository.memory.things()).isEmpty();
    assertThat(repository.memory.files()).isEmpty();
    assertThat(rollback().build().counts().nothing()).isTrue();
  }

  @Test
  void aRunAfterItMakesEverythingOnceUnderOtherUuids() {
    job().run();
    var before = repository.memory.nodes().stream().map(Thing::uuid).toList();
    job().rollback();
    assertThat(job().run().allDone()).isTrue();
    assertThat(titles()).containsExactly("Parent", "Child", "Other");
    assertThat(repository.memory.nodes())
        .extracting(Thing::uuid)
        .doesNotContainAnyElementsOf(before);
    assertThat(repository.memory.media()).hasSize(2);
  }

  @Test
  void aDryRunTellsAllAndChangesNothing() {
    job().run();
    var before = repository.memory.toString();
    var jobs = map.jobs();
    var report = rolledBack(RollbackOptions.DEFAULT.dryRun(true));
    assertThat(report.deleted(EntityType.NODE)).isEqualTo(3);
    assertThat(report.deleted(EntityType.MEDIA)).isEqualTo(2);
    assertThat(report.left(Why.KEPT)).isZero();
    assertThat(report).asString().contains("would be deleted");
    assertThat(repository.memory).hasToString(before);
    assertThat(map.jobs()).extracting("state").isEqualTo(List.of(jobs.get(0).state()));
    assertThat(job().run().count(Outcome.Kind.SKIPPED)).isEqualTo(3);
  }

  @Test
  void whatSomebodyDeletedBeforeIsCountedAndTheRestGoes() {
    job().run();
    repository.memory.delete(made("Child"));
    var report = rolledBack(RollbackOptions.DEFAULT);
    assertThat(report.complete()).isTrue();
    assertThat(report.goneBefore()).isEqualTo(1);
    assertThat(repository.memory.media()).as("the medium it left behind is ours").isEmpty();
    assertThat(repository.memory.files()).isEmpty();
  }

  @Test
  void aCancelledRollbackStopsAndGoesOnLater() {
    job().run();
    var rollback = new JobRollback[1];
    var listener =
        new RollbackListener() {
          @Override
          public void deleted(EntityRef ref, String address, boolean before) {
            rollback[0].cancel();
          }
        };
    rollback[0] = rollback().listener(listener).build();
    var report = rollback[0].run();
    assertThat(report.state()).isEqualTo(JobState.ROLLING_BACK);
    assertThat(jobRecord().state()).isEqualTo(JobState.ROLLING_BACK);
    assertThat(report.stopped()).isEqualTo("The rollback was cancelled.");
    assertThat(report.deleted(EntityType.NODE)).isEqualTo(1);
    assertThat(report.complete()).isFalse();
    assertThat(rolledBack(RollbackOptions.DEFAULT).complete()).isTrue();
    assertThat(repository.memory.things()).isEmpty();
  }

  @Test
  void aJobWhoseRollbackDidNotComeToItsEndIsNotRunBeforeItDid() {
    job().run();
    rollback().listener(dyingAt(ref -> true)).build().run();
    assertThat(titles()).as("deleted, and not written down").containsExactly("Parent", "Child");
    assertThat(jobRecord().state()).isEqualTo(JobState.ROLLING_BACK);
    for (var recovery : List.of(Recovery.resume(), Recovery.none())) {
      assertThatThrownBy(() -> job(recovery).build().run())
          .isInstanceOf(InputException.class)
          .hasMessageContaining(Advice.FINISH_ROLLBACK.words(jobRecord().id()));
    }
    assertThat(job().check().ok()).isFalse();
    assertThat(rolledBack(RollbackOptions.DEFAULT).complete()).isTrue();
    assertThat(job().run().allDone()).isTrue();
    assertThat(titles()).containsExactly("Parent", "Child", "Other");
  }

  @Test
  void aRollbackThatDeletedNothingDoesNotKeepTheJobFromBeingRun() {
    job().run();
    var rollback = rollback().build();
    rollback.cancel();
    assertThat(rollback.run().complete()).isFalse();
    assertThat(jobRecord().state()).isEqualTo(JobState.CANCELLED);
    assertThat(job().run().allDone()).isTrue();
  }

  @Test
  void whoInsistsRunsAJobThatIsRolledBackHalfway() {
    job().run();
    rollback().listener(dyingAt(ref -> true)).build().run();
    assertThat(job(Recovery.resume().insisting()).build().run().allDone()).isTrue();
    assertThat(titles()).as("what was not written down stays missing").hasSize(2);
  }

  @Test
  void aRowOfWhichOnlySomethingIsLeftIsCompletedByAResume() {
    job().run();
    repository.memory.withChange(made("Other"));
    rolledBack(RollbackOptions.DEFAULT);
    var report = job().run();
    assertThat(report.allDone()).isTrue();
    assertThat(report.count(Outcome.Kind.SKIPPED)).isEqualTo(1);
    assertThat(titles()).containsExactly("Other", "Parent", "Child");
  }

  @Test
  void aJobThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> rolledBack(RollbackOptions.DEFAULT))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("job on memory:");
  }

  @Test
  void whoseClaimItIsKeepsIt() {
    job().run();
    try (var other = claim()) {
      assertThatThrownBy(() -> rolledBack(RollbackOptions.DEFAULT))
          .isInstanceOf(ClaimException.class);
      assertThat(other.job().state()).isEqualTo(JobState.RUNNING);
    }
    assertThat(repository.memory.nodes()).hasSize(3);
  }

  @Test
  void aRollbackThatIsDoneTwiceLeavesTheOlderJobOfTheNameAlone() {
    job().run();
    var older = jobRecord().id();
    job(Recovery.anew()).build().run();
    assertThat(rolledBack(RollbackOptions.DEFAULT).complete()).isTrue();
    var again = rolledBack(RollbackOptions.DEFAULT);
    assertThat(again.deleted(EntityType.NODE)).isZero();
    assertThat(titles()).containsExactly("Parent", "Child", "Other");
    var byId = JobRollback.of(older).repository(repository).idMap(map).build().run();
    assertThat(byId.complete()).as(byId.toString()).isTrue();
    assertThat(titles()).isEmpty();
  }

  @Test
  void aJobThatAppearsAfterTheCountsWereShownIsNotTheOneThatGoes() {
    job().run();
    var rollback = rollback().build();
    var shown = rollback.job().id();
    job(Recovery.anew()).build().run();
    assertThat(rollback.run().job()).isEqualTo(shown);
    assertThat(titles()).as("the newer job's").containsExactly("Parent", "Child", "Other");
  }

  @Test
  void anAbortedRollbackSaysSoAndLeavesTheJobHalfway() {
    job().run();
    var rollback = new JobRollback[1];
    repository.deleting =
        ref -> {
          if (ref.type() == EntityType.MEDIA) {
            rollback[0].abort();
          }
        };
    rollback[0] = rollback().build();

    var report = rollback[0].run();

    assertThat(report.state()).isEqualTo(JobState.ROLLING_BACK);
    assertThat(report.stopped()).isEqualTo("The rollback was aborted.");
    assertThat(report.fault()).isNull();
    assertThat(jobRecord().state()).isEqualTo(JobState.ROLLING_BACK);
  }

  @Test
  void aCancelWhenAllIsDeletedLeavesAJobThatIsRolledBack() {
    job().run();
    var rollback = new JobRollback[1];
    var listener =
        new RollbackListener() {
          @Override
          public void deleted(EntityRef ref, String address, boolean before) {
            if (ref.type() == EntityType.TERM) {
              rollback[0].cancel();
            }
          }
        };
    rollback[0] = rollback().listener(listener).build();

    var report = rollback[0].run();

    assertThat(report.complete()).as(report.toString()).isTrue();
    assertThat(jobRecord().state()).isEqualTo(JobState.ROLLED_BACK);
  }

  @Test
  void theSameRollbackGoesOnAfterItWasCancelled() {
    job().run();
    var rollback = rollback().build();
    rollback.cancel();
    assertThat(rollback.run().complete()).isFalse();

    assertThat(rollback.run().complete()).isTrue();
  }

  @Test
  void anotherProcessThatRanTheJobInBetweenHasItDecidedAgain() {
    job().run();
    var between = new AtomicBoolean();
    var store =
        Between.calls(
            IdMapStore.class,
            map,
            (method, arguments) -> {
              if (method.equals("claim") && between.compareAndSet(false, true)) {
                job().rollback();
                job().run();
              }
            });
    var heard = new ArrayList<String>();
    var listener =
        new RollbackListener() {
          @Override
          public void deleted(EntityRef ref, String address, boolean before) {
            heard.add(address + (before ? " before" : ""));
          }
        };

    var report = rollback().idMap(store).listener(listener).build().run();

    assertThat(report.complete()).as(report.toString()).isTrue();
    assertThat(heard).noneMatch(line -> line.endsWith("before")).hasSize(9);
    assertThat(repository.memory.things()).isEmpty();
  }
}
