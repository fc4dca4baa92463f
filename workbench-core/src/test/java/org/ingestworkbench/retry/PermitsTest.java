package org.ingestworkbench.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.operation.HaltedException;
import org.ingestworkbench.operation.StopSignal;
import org.ingestworkbench.retry.Permits.Helper;
import org.ingestworkbench.retry.Permits.RowPermit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class PermitsTest {

  private static final StepKey STEP = StepKey.node("1");

  private final StopSignal signal = new StopSignal();
  private final Throttle throttle = new Throttle(2);
  private final Permits permits = new Permits(throttle, signal);

  private RowPermit row() {
    return permits.next().orElseThrow();
  }

  private boolean full() {
    var next = permits.next();
    next.ifPresent(row -> row.during(permits::ended));
    return next.isEmpty();
  }

  private void waits(Runnable meanwhile) {
    permits.waiting(meanwhile);
  }

  @Test
  void thereAreAsManyAsTheConcurrencyAllows() {
    var first = row();
    row();
    assertThat(permits.next()).isEmpty();
    first.during(permits::ended);
    assertThat(permits.next()).isPresent();
  }

  @Test
  void aThreadGoesOnWithThePermitOfTheRowThatEnded() {
    row();
    var ended = row();
    ended.during(
        () -> {
          assertThat(permits.handOn()).isPresent().get().isNotSameAs(ended);
          assertThat(permits.next()).isEmpty();
          permits.begins(STEP);
          waits(() -> assertThat(permits.next()).isEmpty());
          permits.settled(STEP);
          permits.ended();
          assertThat(permits.handOn()).isEmpty();
        });
    assertThat(full()).isFalse();
  }

  @Test
  void aRowThatHasStartedComesBeforeTheNextOfTheSameThread() throws InterruptedException {
    var wait = new CountDownLatch(1);
    var told = new CopyOnWriteArrayList<String>();
    row();
    var first = comingBack("first", wait, told);
    row()
        .during(
            () -> {
              wait.countDown();
              untilBlocked(first);
              assertThat(permits.handOn()).isEmpty();
              permits.ended();
            });
    join(first);
    assertThat(told).containsExactly("first");
  }

  @Test
  void aThreadDoesNotGoOnWhenThereAreFewerPermits() {
    row();
    row()
        .during(
            () -> {
              throttle.attempt().overloaded();
              assertThat(permits.handOn()).isEmpty();
            });
  }

  @Test
  void anOverloadLeavesFewer() {
    throttle.attempt().overloaded();
    row();
    assertThat(full()).isTrue();
    throttle.attempt().wentWell();
    assertThat(full()).isFalse();
  }

  @Test
  void aRowThatWaitsHoldsNone() {
    var waiting = row();
    row();
    waiting.during(
        () -> {
          assertThat(full()).isTrue();
          waits(() -> assertThat(full()).isFalse());
          assertThat(full()).isTrue();
        });
  }

  @Test
  void oneWithABegunStepKeepsItUntilTheStoreHasTheStepBegunNoMore() {
    var waiting = row();
    row();
    waiting.during(
        () -> {
          permits.begins(STEP);
          waits(
              () -> {
                assertThat(full()).isTrue();
                permits.settled(STEP);
                assertThat(full()).isFalse();
              });
        });
  }

  @Test
  void aTermIsTheSitesAndKeepsNoPermit() {
    var waiting = row();
    row();
    waiting.during(
        () -> {
          permits.begins(StepKey.term("tags", "one"));
          waits(() -> assertThat(full()).isFalse());
        });
  }

  @Test
  void aRowOfWhichAnotherThreadWorksKeepsItsPermit() {
    var row = row();
    row.during(
        () -> {
          var helper = permits.helper();
          waits(
              () -> {
                row();
                assertThat(full()).isTrue();
              });
          helped(helper);
        });
  }

  private static void helped(Optional<Helper> helper) {
    inAThread(() -> helper.orElseThrow().help(() -> {}));
  }

  @Test
  void aRowThatWaitsForItsOwnThreadsGivesItBackWhenTheyWaitForSomethingElse() {
    var row = row();
    row.during(
        () -> {
          var helper = permits.helper().orElseThrow();
          row();
          permits.joining(
              () -> {
                assertThat(full()).isTrue();
                inAThread(() -> helper.help(() -> waits(() -> assertThat(full()).isFalse())));
                return 0;
              });
          assertThat(full()).isTrue();
        });
  }

  private static void inAThread(Runnable work) {
    join(started(work));
  }

  private static Thread started(Runnable work) {
    var thread = new Thread(work);
    thread.start();
    return thread;
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void furtherThreadsOfARowStartOnlyWhereThereIsRoom() {
    row()
        .during(
            () -> {
              var helper = permits.helper();
              assertThat(helper).isPresent();
              assertThat(permits.helper()).isEmpty();
              helped(helper);
              assertThat(permits.helper()).isPresent();
            });
    assertThat(permits.helper()).as("of no row").isEmpty();
  }

  @Test
  void aRowThatIsLeftOpenWithABegunStepNeverGivesItsPermitBack() {
    row()
        .during(
            () -> {
              permits.begins(STEP);
              assertThatThrownBy(() -> waits(PermitsTest::halt))
                  .isInstanceOf(HaltedException.class);
            });
    row();
    assertThat(full()).isTrue();
  }

  private static void halt() {
    throw new HaltedException();
  }

  @Test
  void whatComesBackDoesSoInTheOrderOfTheFileAndBeforeWhatHasNotStarted() {
    throttle.attempt().overloaded();
    var told = new CopyOnWriteArrayList<String>();
    var wait = new CountDownLatch(1);
    var first = comingBack("first", wait, told);
    var second = comingBack("second", wait, told);
    var third = row();
    wait.countDown();
    untilBlocked(first, second);
    third.during(permits::ended);
    join(first);
    join(second);
    assertThat(told).containsExactly("first", "second");
    assertThat(full()).isFalse();
  }

  /** A row that waits, has its permit again, tells of it, and ends. */
  private Thread comingBack(String name, CountDownLatch wait, List<String> told) {
    var row = row();
    var thread =
        started(
            () ->
                row.during(
                    () -> {
                      waits(() -> await(wait));
                      assertThat(permits.next()).isEmpty();
                      told.add(name);
                      permits.ended();
                    }));
    while (full()) {
      Thread.onSpinWait();
    }
    return thread;
  }

  private void untilBlocked(Thread... threads) {
    for (var thread : threads) {
      while (!comesBack(thread)) {
        Thread.onSpinWait();
      }
    }
  }

  private static boolean comesBack(Thread thread) {
    return thread.getState() == Thread.State.WAITING
        && Stream.of(thread.getStackTrace()).anyMatch(at -> at.getMethodName().equals("comeBack"));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void afterAStopAFreePermitIsGivenAndNoneIsWaitedFor() {
    var waiting = row();
    row();
    waiting.during(
        () -> {
          waits(signal::cancel);
          assertThatThrownBy(() -> waits(() -> row())).isInstanceOf(HaltedException.class);
        });
  }
}
