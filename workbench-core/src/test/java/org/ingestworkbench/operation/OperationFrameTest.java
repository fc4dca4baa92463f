package org.ingestworkbench.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.ingestworkbench.memory.InMemoryIdMap;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.JobId;
import org.ingestworkbench.model.WorkbenchException;
import org.ingestworkbench.store.ClaimException;
import org.ingestworkbench.store.IdMapStore;
import org.ingestworkbench.store.JobClaim;
import org.ingestworkbench.store.JobKey;
import org.ingestworkbench.store.JobRecord;
import org.ingestworkbench.store.JobSession;
import org.ingestworkbench.store.JobState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Looks, claims, decides again when another process was faster, and gives a claim back. */
@Timeout(300)
class OperationFrameTest {

  private static final JobId ID = new JobId(new UUID(1, 2));

  private final InMemoryIdMap map = new InMemoryIdMap();
  private final StopSignal signal = new StopSignal();
  private final RunSupervisor supervisor =
      new RunSupervisor(signal, Duration.ZERO, Duration.ZERO, () -> {});
  private final OperationFrame frame = new OperationFrame(map, signal, supervisor);
  private final List<JobState> decidedOf = new ArrayList<>();

  private static JobClaim claim(boolean resume) {
    return new JobClaim(ID, resume, false, new JobKey("host", "job"), "input", "", 0);
  }

  private JobRecord job() {
    return map.job(ID).orElseThrow();
  }

  /** An operation that another process is faster than with this, after the first look. */
  private final class Look implements OperationFrame.Look<String> {
    private final Runnable inBetween;
    private final Function<JobSession, String> work;
    private boolean refusing;

    Look(Runnable inBetween, Function<JobSession, String> work) {
      this.inBetween = inBetween;
      this.work = work;
    }

    @Override
    public OperationFrame.Decision<String> now() {
      var decision = decided(job());
      inBetween.run();
      return decision;
    }

    @Override
    public OperationFrame.Decision<String> again(JobRecord job) {
      if (refusing) {
        throw new InputException("Not as it is now.");
      }
      return decided(job);
    }

    private OperationFrame.Decision<String> decided(JobRecord job) {
      decidedOf.add(job.state());
      return new OperationFrame.Decision<>() {
        @Override
        public Optional<JobRecord> job() {
          return Optional.of(job);
        }

        @Override
        public Optional<String> withoutClaim() {
          return Optional.empty();
        }

        @Override
        public JobSession claim(IdMapStore store) {
          return store.claim(OperationFrameTest.claim(true));
        }

        @Override
        public String carryOut(JobSession session) {
          return work.apply(session);
        }
      };
    }
  }

  private static String end(JobSession session) {
    session.end(JobState.FINISHED);
    return "done";
  }

  @Test
  void whatAnotherProcessChangedInBetweenIsDecidedAgain() {
    map.claim(claim(false)).end(JobState.STOPPED);
    var look =
        new Look(() -> map.claim(claim(true)).end(JobState.ROLLED_BACK), OperationFrameTest::end);

    assertThat(frame.claimed(look)).isEqualTo("done");

    assertThat(decidedOf).containsExactly(JobState.STOPPED, JobState.ROLLED_BACK);
  }

  @Test
  void aJobThatIsRefusedThenIsLeftAsItWasFound() {
    map.claim(claim(false)).end(JobState.STOPPED);
    var look =
        new Look(() -> map.claim(claim(true)).end(JobState.FINISHED), OperationFrameTest::end);
    look.refusing = true;

    assertThatThrownBy(() -> frame.claimed(look)).isInstanceOf(InputException.class);

    assertThat(job().state()).isEqualTo(JobState.FINISHED);
    map.claim(claim(true)).close();
  }

  @Test
  void aJobWhoseProcessDiedInBetweenStaysRunningWhenItIsRefused() {
    map.claim(claim(false)).end(JobState.STOPPED);
    var look = new Look(() -> map.claim(claim(true)).close(), OperationFrameTest::end);
    look.refusing = true;

    assertThatThrownBy(() -> frame.claimed(look)).isInstanceOf(InputException.class);

    assertThat(job().state()).isEqualTo(JobState.RUNNING);
  }

  @Test
  void anOperationThatIsGivenUpLosesItsClaimAndWritesNothingWhenItWakes() {
    map.claim(claim(false)).end(JobState.STOPPED);
    var letGo = new CountDownLatch(1);
    var late = new CompletableFuture<Throwable>();
    var look =
        new Look(
            () -> {},
            session -> {
              signal.cancel();
              await(letGo);
              late.complete(thrown(session));
              return "late";
            });

    assertThatThrownBy(() -> frame.supervised(() -> frame.claimed(look)))
        .isInstanceOf(WorkbenchException.class)
        .hasMessageContaining("does not end");

    claimWhenReleased().end(JobState.CANCELLED);
    letGo.countDown();
    assertThat(late.join()).isInstanceOf(ClaimException.class);
    assertThat(job().state()).isEqualTo(JobState.CANCELLED);
  }

  private static Throwable thrown(JobSession session) {
    try {
      session.rollingBack();
      return new AssertionError("It was written.");
    } catch (RuntimeException e) {
      return e;
    }
  }

  private JobSession claimWhenReleased() {
    while (true) {
      try {
        return map.claim(claim(true));
      } catch (ClaimException held) {
        Thread.onSpinWait();
      }
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
