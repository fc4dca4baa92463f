package org.ingestworkbench.testkit.store;

import static org.ingestworkbench.testkit.store.Sample.HOST;
import static org.ingestworkbench.testkit.store.Sample.JOB;
import static org.ingestworkbench.testkit.store.Sample.KEY;
import static org.ingestworkbench.testkit.store.Sample.OTHER;
import static org.ingestworkbench.testkit.store.Sample.PRINT;
import static org.ingestworkbench.testkit.store.Sample.begin;
import static org.ingestworkbench.testkit.store.Sample.complete;
import static org.ingestworkbench.testkit.store.Sample.created;
import static org.ingestworkbench.testkit.store.Sample.make;
import static org.ingestworkbench.testkit.store.Sample.resume;
import static org.ingestworkbench.testkit.store.Sample.start;
import static org.ingestworkbench.testkit.store.Sample.uuid;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ingestworkbench.model.JobId;
import org.ingestworkbench.model.RowRange;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.store.ClaimException;
import org.ingestworkbench.store.IdMapStore;
import org.ingestworkbench.store.JobClaim;
import org.ingestworkbench.store.JobKey;
import org.ingestworkbench.store.JobRecord;
import org.ingestworkbench.store.JobSession;
import org.ingestworkbench.store.JobState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** That a job is held by one living process. */
public interface ClaimContract extends StoreHarness {
  StepKey BEGUN = StepKey.node("begun");
  StepKey DONE = StepKey.node("done");

  private static JobState state(IdMapStore store) {
    return store.job(JOB).map(JobRecord::state).orElseThrow();
  }

  private static List<Executable> writesOf(JobSession session) {
    return List.of(
        () -> session.begin(StepKey.node("new"), uuid(BEGUN), 0, PRINT),
        () -> complete(session, BEGUN, "2"),
        () -> session.refuse(BEGUN, "no"),
        () -> session.unresolved(BEGUN, "who knows"),
        session::rollingBack,
        () -> session.rolledBack(DONE),
        () -> session.startRow("new", 2, ""),
        () -> session.endRow("r", created("1")),
        () -> session.together(changes -> changes.startRow("new", 2, "")),
        () -> session.reopenRow("r"),
        () -> session.end(JobState.FINISHED));
  }

  private static JobSession prepared(IdMapStore store) {
    var session = store.claim(start(JOB));
    session.startRow("r", 2, "");
    begin(session, BEGUN);
    make(session, DONE, "1");
    return session;
  }

  private static void refusesEveryWrite(JobSession session) {
    writesOf(session).forEach(write -> assertThrows(ClaimException.class, write));
    assertEquals(Optional.empty(), session.find(StepKey.node("new")));
    assertEquals(Optional.empty(), session.row("new"));
    assertEquals(Optional.of(true), session.find(DONE).map(step -> step.complete()));
    assertEquals(Optional.of(false), session.find(BEGUN).map(step -> step.complete()));
  }

  @Test
  default void aNewJobMustNotBeThereAndOneToResumeMust() {
    var store = open();
    assertThrows(IllegalStateException.class, () -> store.claim(resume(JOB)));
    store.claim(start(JOB)).close();
    assertThrows(IllegalStateException.class, () -> store.claim(start(JOB)));
    assertEquals(1, store.jobs().size());
  }

  @Test
  default void aJobThatIsHeldIsRefusedAndTheMessageNamesIt() {
    var store = open();
    store.claim(start(JOB));
    for (var claimant : List.of(store, open())) {
      var refused = assertThrows(ClaimException.class, () -> claimant.claim(resume(JOB)));
      assertTrue(String.valueOf(refused.getMessage()).contains(JOB.toString()));
    }
  }

  @Test
  default void twoProcessesWorkOnTwoJobsOfOneStore() {
    var one = open().claim(start(JOB));
    var two = open().claim(start(OTHER));
    for (int i = 0; i < 5; i++) {
      make(one, StepKey.node("r" + i), "1" + i);
      make(two, StepKey.node("r" + i), "2" + i);
    }
    assertEquals("10", one.job().firstNodeId());
    assertEquals("20", two.job().firstNodeId());
  }

  @Test
  default void ofTwoProcessesThatStartOneJobAtOnceOneIsRefused() {
    var first = open().claim(start(JOB));
    var mine = new JobClaim(OTHER, false, false, KEY, "other.csv", "settings", 1);
    var elsewhere = new JobKey(HOST, "another name");
    var sameInput = first.job().input();

    assertThrows(ClaimException.class, () -> open().claim(mine));
    assertThrows(
        ClaimException.class,
        () -> open().claim(new JobClaim(OTHER, false, false, elsewhere, sameInput, "settings", 1)));
    assertEquals(
        OTHER, open().claim(new JobClaim(OTHER, false, true, KEY, sameInput, "settings", 1)).id());
  }

  @Test
  default void aSliceBarsThoseThatShareARowWithItAndItsRowsAreKept() {
    var store = open();
    var key = new JobKey(HOST, "sliced", new RowRange(21, 40));
    store.claim(new JobClaim(JOB, false, false, key, "in.csv", "settings", 1)).close();

    for (var rows : List.of(new RowRange(1, 21), new RowRange(40, RowRange.OPEN), RowRange.ALL)) {
      var overlapping = new JobKey(HOST, "sliced", rows);
      assertThrows(
          ClaimException.class,
          () ->
              store.claim(new JobClaim(OTHER, false, false, overlapping, "in.csv", "settings", 1)));
    }
    var next = new JobKey(HOST, "sliced", new RowRange(41, RowRange.OPEN));
    store.claim(new JobClaim(OTHER, false, false, next, "in.csv", "settings", 1)).close();
    assertEquals(
        List.of(next, key), reopenAfterDeathOf(store).jobs().stream().map(JobRecord::key).toList());
  }

  @Test
  default void aJobWithANewerOneOfItsKeyBarsNobody() {
    var store = open();
    var old = store.claim(start(JOB));
    old.startRow("r", 2, "");
    old.end(JobState.STOPPED);
    var newer = store.claim(new JobClaim(OTHER, false, true, KEY, "in.csv", "settings", 1));
    newer.startRow("r", 2, "");
    newer.end(JobState.FINISHED);
    var third = new JobId(new UUID(3, 3));

    assertEquals(
        third, store.claim(new JobClaim(third, false, false, KEY, "in.csv", "settings", 1)).id());
  }

  @Test
  default void aStartingNodeIsKeptUntilAnotherIsGiven() {
    var store = open();
    store.claim(new JobClaim(JOB, false, true, KEY, "in.csv", "settings", 1, 998L)).close();
    var again = reopenAfterDeathOf(store);
    try (var session = again.claim(resume(JOB))) {
      assertEquals(998L, session.job().startingNode());
    }
    again.claim(new JobClaim(JOB, true, true, KEY, "in.csv", "settings", 1, 5L)).close();
    assertEquals(5L, again.job(JOB).map(JobRecord::startingNode).orElseThrow());
  }

  @Test
  default void aClosedSessionLeavesTheJobAsItWasForTheNext() {
    var store = open();
    try (var session = store.claim(start(JOB))) {
      begin(session, BEGUN);
    }
    assertEquals(JobState.RUNNING, state(store));
    assertEquals(1, open().claim(resume(JOB)).stepsOf("begun").size());
  }

  @Test
  default void anEndedJobHasItsStateAndMayBeResumed() {
    var store = open();
    var session = store.claim(start(JOB));
    session.end(JobState.STOPPED);
    session.close();
    assertEquals(JobState.STOPPED, state(store));
    assertEquals(clock().instant(), store.job(JOB).map(JobRecord::ended).orElseThrow());
    var again = store.claim(resume(JOB));
    assertEquals(JobState.RUNNING, again.job().state());
    assertEquals(Optional.empty(), store.job(JOB).map(JobRecord::ended));
  }

  @Test
  default void beforeTheClaimTheJobStoodJustAsItWasRead() {
    var store = open();
    var first = store.claim(start(JOB));
    first.startRow("r", 2, "");
    make(first, StepKey.node("r"), "1002");
    first.endRow("r", created("1002"));
    first.startRow("s", 3, "");
    first.end(JobState.STOPPED);
    var read = store.job(JOB);
    var claim = new JobClaim(JOB, true, true, KEY, "other.csv", "others", 2, 998L);
    assertEquals(read, store.claim(claim).before());
    var dead = store.job(JOB);
    assertEquals(dead, reopenAfterDeathOf(store).claim(resume(JOB)).before());
  }

  @Test
  default void aSessionTellsHowTheJobStoodBeforeItWasClaimed() {
    var store = open();
    var first = store.claim(start(JOB));
    assertEquals(Optional.empty(), first.before());
    first.end(JobState.CANCELLED);
    var again = store.claim(resume(JOB));
    assertEquals(Optional.of(JobState.CANCELLED), again.before().map(JobRecord::state));
    assertEquals(Optional.of(clock().instant()), again.before().map(JobRecord::ended));
    var next = reopenAfterDeathOf(store).claim(resume(JOB));
    assertEquals(Optional.of(JobState.RUNNING), next.before().map(JobRecord::state));
    assertEquals(Optional.empty(), next.before().map(JobRecord::ended));
  }

  @Test
  default void aRollbackThatBeganIsKnownToWhoeverComesUntilItsEnd() {
    var store = open();
    prepared(store).rollingBack();
    assertEquals(JobState.ROLLING_BACK, state(store));
    var again = reopenAfterDeathOf(store);
    var next = again.claim(resume(JOB));
    assertEquals(Optional.of(JobState.ROLLING_BACK), next.before().map(JobRecord::state));
    assertEquals(JobState.ROLLING_BACK, next.job().state());
    var last = reopenAfterDeathOf(again);
    assertEquals(JobState.ROLLING_BACK, state(last));
    last.claim(resume(JOB)).end(JobState.STOPPED);
    assertEquals(JobState.RUNNING, last.claim(resume(JOB)).job().state());
  }

  @Test
  default void everyEndIsKept() {
    var store = open();
    store.claim(start(JOB)).close();
    for (var end : JobState.values()) {
      store.claim(resume(JOB)).end(end);
      assertEquals(end, state(store));
    }
  }

  @Test
  default void anEndedSessionWritesNoMore() {
    var session = prepared(open());
    session.end(JobState.CANCELLED);
    refusesEveryWrite(session);
  }

  @Test
  default void aClosedSessionWritesNoMoreAndMayBeClosedAgain() {
    var session = prepared(open());
    session.close();
    session.close();
    refusesEveryWrite(session);
  }

  @Test
  default void theJobOfADeadProcessIsTakenOver() {
    var store = open();
    prepared(store);
    var again = reopenAfterDeathOf(store).claim(resume(JOB));
    complete(again, BEGUN, "2");
    assertEquals(Optional.of(true), again.find(BEGUN).map(step -> step.complete()));
  }

  @Test
  default void aProcessThatWakesAfterItsJobWasTakenOverWritesNoMore() {
    var store = open();
    var sleeper = prepared(store);
    var next = reopenAfterDeathOf(store).claim(resume(JOB));
    refusesEveryWrite(sleeper);
    assertEquals(JobState.RUNNING, next.job().state());
  }

  @Test
  default void aProcessThatWakesDoesNotGiveAwayTheClaimOfTheNext() {
    var store = open();
    var sleeper = prepared(store);
    var next = reopenAfterDeathOf(store).claim(resume(JOB));
    sleeper.close();
    complete(next, BEGUN, "2");
    assertThrows(ClaimException.class, () -> open().claim(resume(JOB)));
  }

  @Test
  default void closingAStoreReleasesItsClaims() {
    var store = open();
    prepared(store);
    store.close();
    assertEquals(1, open().claim(resume(JOB)).stepsOf("begun").size());
  }
}
