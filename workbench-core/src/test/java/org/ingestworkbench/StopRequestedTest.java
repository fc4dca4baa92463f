package org.ingestworkbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.ingestworkbench.listener.JobListener;
import org.ingestworkbench.listener.RollbackListener;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.store.JobRecord;
import org.ingestworkbench.store.JobState;
import org.ingestworkbench.store.StopRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Another process asks that a job is stopped, whatever is being done with it. */
@Timeout(300)
class StopRequestedTest extends JobCase {

  private static final String BY = " by another session of this JVM.";

  private void another(StopRequest.Kind kind) {
    assertThat(map.reopen().requestStop(jobRecord().id(), kind)).isPresent();
  }

  private IngestJob askedAtRow2(StopRequest.Kind kind) {
    return job(rows(5), Recovery.resume())
        .listener(
            new JobListener() {
              @Override
              public void rowEnded(RowEnded event) {
                if (event.rowId().equals("2")) {
                  another(kind);
                }
              }
            })
        .build();
  }

  @Test
  void aCancelLetsARunFinishWhatIsUnderWay() {
    var report = askedAtRow2(StopRequest.Kind.CANCEL).run();

    assertThat(report.state()).isEqualTo(JobState.CANCELLED);
    assertThat(report.stopped()).isEqualTo("The job was cancelled" + BY);
    assertThat(report.stoppedAt()).isEqualTo(new StopPoint("2", 3, List.of(), true));
    assertThat(report.fault()).isNull();
    assertThat(resume(rows(5)).allDone()).isTrue();
    assertThat(titles()).doesNotHaveDuplicates().hasSize(5);
  }

  @Test
  void anAbortDropsTheRequestUnderWay() {
    var dropped = new CountDownLatch(1);
    repository.aborting = dropped::countDown;
    repository.after =
        creation -> {
          if (Creations.title(creation).equals("Title 2")) {
            another(StopRequest.Kind.ABORT);
            await(dropped);
            throw WatchedRepository.lost();
          }
        };

    var report = job(rows(5), Recovery.NONE).build().run();

    assertThat(report.state()).isEqualTo(JobState.ABORTED);
    assertThat(report.stopped()).isEqualTo("The job was aborted" + BY);
    assertThat(report.stoppedAt()).isEqualTo(new StopPoint("1", 2, List.of("2"), true));
    repository.mend();
    assertThat(resume(rows(5)).allDone()).isTrue();
    assertThat(titles()).doesNotHaveDuplicates().hasSize(5);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @EnumSource(StopRequest.Kind.class)
  void theNextRunHearsNothingOfIt(StopRequest.Kind kind) {
    repository.aborting = () -> {};
    askedAtRow2(kind).run();

    var report = resume(rows(5));

    assertThat(report.state()).isEqualTo(JobState.FINISHED);
  }

  @Test
  void aRunThatTriedOnlyTheFailedRowsWasNotAskedToStop() {
    repository.before =
        creation -> {
          if (Creations.title(creation).equals("Title 2")) {
            throw org.ingestworkbench.repository.RepositoryException.refusal("no", 422);
          }
        };
    askedAtRow2(StopRequest.Kind.CANCEL).run();
    repository.mend();

    var report = run(rows(5), Recovery.resume().failedOnly());

    assertThat(report.state()).isEqualTo(JobState.CANCELLED);
    assertThat(Objects.requireNonNull(report.stoppedAt()).asked()).isFalse();
  }

  /** Asks at the first deletion. */
  private RollbackListener asking(StopRequest.Kind kind) {
    return new RollbackListener() {
      private boolean asked;

      @Override
      public void deleted(EntityRef ref, String address, boolean before) {
        if (!asked) {
          asked = true;
          another(kind);
        }
      }
    };
  }

  private JobRollbackBuilder rollback() {
    return JobRollback.named("job").repository(repository).idMap(map);
  }

  @ParameterizedTest
  @EnumSource(StopRequest.Kind.class)
  void aRollbackStopsAndIsFinishedByTheNext(StopRequest.Kind kind) {
    start(rows(3));
    repository.aborting = () -> {};

    var report = rollback().listener(asking(kind)).build().run();

    assertThat(report.stopped()).startsWith("The rollback was ").endsWith("ed" + BY);
    assertThat(report.fault()).isNull();
    assertThat(titles()).hasSize(2);
    assertThat(jobRecord().state()).isEqualTo(JobState.ROLLING_BACK);
    assertThat(rollback().build().run().complete()).isTrue();
    assertThat(titles()).isEmpty();
  }

  @Test
  void aRollbackOfAListStopsWithTheJobThatIsAsked() {
    start(rows(3));

    var report =
        NodesRollback.of(repository, List.of("1", "2", "3"))
            .idMap(map)
            .listener(asking(StopRequest.Kind.CANCEL))
            .run();

    assertThat(report.stopped()).isEqualTo("The rollback was cancelled" + BY);
    assertThat(titles()).hasSize(2);
  }

  @Test
  void theMakingOfALostMapStops() {
    var lost = start(rows(3)).job();
    map = new org.ingestworkbench.memory.InMemoryIdMap();
    var rebuilding =
        job(Recovery.NONE)
            .listener(
                new JobListener() {
                  @Override
                  public void jobStarted(JobRecord job, boolean resumed) {
                    another(StopRequest.Kind.CANCEL);
                  }
                })
            .build();

    var report = rebuilding.rebuildMap(RebuildOptions.of(lost));

    assertThat(report.whole()).isFalse();
    assertThat(report.stopped()).endsWith("was cancelled" + BY);
    assertThat(report.fault()).isNull();
    assertThat(job(Recovery.NONE).build().rebuildMap(RebuildOptions.of(lost)).complete())
        .isEqualTo(3);
  }
}
