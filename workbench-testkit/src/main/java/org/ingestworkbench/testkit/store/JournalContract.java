package org.ingestworkbench.testkit.store;

import static org.ingestworkbench.testkit.store.Sample.JOB;
import static org.ingestworkbench.testkit.store.Sample.PRINT;
import static org.ingestworkbench.testkit.store.Sample.STEP;
import static org.ingestworkbench.testkit.store.Sample.STRANGE_IDS;
import static org.ingestworkbench.testkit.store.Sample.begin;
import static org.ingestworkbench.testkit.store.Sample.complete;
import static org.ingestworkbench.testkit.store.Sample.keys;
import static org.ingestworkbench.testkit.store.Sample.make;
import static org.ingestworkbench.testkit.store.Sample.resume;
import static org.ingestworkbench.testkit.store.Sample.start;
import static org.ingestworkbench.testkit.store.Sample.state;
import static org.ingestworkbench.testkit.store.Sample.uuid;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.repository.Confirmation;
import org.ingestworkbench.store.IdMapStore;
import org.ingestworkbench.store.JobSession;
import org.ingestworkbench.store.StepRecord;
import org.ingestworkbench.store.StepState;
import org.junit.jupiter.api.Test;

/** What a store's journal of steps has to keep. */
public interface JournalContract extends StoreHarness {

  /** The job as the next process finds it. */
  private JobSession afterDeathOf(IdMapStore store) {
    return reopenAfterDeathOf(store).claim(resume(JOB));
  }

  @Test
  default void aStepThatWasNeverBegunIsNotThere() {
    var session = open().claim(start(JOB));
    assertEquals(Optional.empty(), session.find(STEP));
    assertEquals(List.of(), session.stepsOf("r"));
  }

  @Test
  default void aBegunStepSurvivesTheDeathOfItsProcess() {
    var store = open();
    begin(store.claim(start(JOB)), STEP);
    assertEquals(
        Optional.of(StepRecord.first(STEP, uuid(STEP), 0, PRINT)), afterDeathOf(store).find(STEP));
  }

  @Test
  default void aFingerprintComesBackAsItWasWhateverItLooksLike() {
    var session = open().claim(start(JOB));
    var prints = List.of("", "a", "ab", "AB", "aB", "00", "0", "zz", "sha256:00ff", "12", "é");
    prints.forEach(print -> session.begin(StepKey.node("r" + print), uuid(STEP), 0, print));
    prints.forEach(
        print ->
            assertEquals(
                Optional.of(print),
                session.find(StepKey.node("r" + print)).map(StepRecord::fingerprint)));
  }

  @Test
  default void aCompleteStepSurvivesWithAllThatWasConfirmed() {
    var store = open();
    var session = store.claim(start(JOB));
    begin(session, STEP);
    var confirmed =
        new Confirmation(
            "17",
            new UUID(1, 2),
            Instant.ofEpochSecond(1, 123_456_789),
            List.of("3", "a b", "5"),
            "16");
    session.complete(STEP, confirmed, true, null);
    assertEquals(
        Optional.of(StepRecord.first(STEP, uuid(STEP), 0, PRINT).completed(confirmed, true)),
        afterDeathOf(store).find(STEP));
  }

  @Test
  default void aRefusedStepSurvivesWithItsErrorAndMayBeBegunAgain() {
    var store = open();
    var session = store.claim(start(JOB));
    begin(session, STEP);
    session.refuse(STEP, "422: title\nis empty");
    var again = afterDeathOf(store);
    assertEquals(StepState.REFUSED, state(again, STEP));
    assertEquals(Optional.of("422: title\nis empty"), again.find(STEP).map(StepRecord::error));
    again.begin(STEP, new UUID(5, 6), 0, "new");
    assertEquals(Optional.of(StepRecord.first(STEP, new UUID(5, 6), 0, "new")), again.find(STEP));
  }

  @Test
  default void anUnresolvedStepSurvivesWithItsReasonAndMayBeSettledLater() {
    var store = open();
    var session = store.claim(start(JOB));
    begin(session, STEP);
    session.unresolved(STEP, "no answer");
    session.unresolved(STEP, "still no answer");
    var again = afterDeathOf(store);
    assertEquals(Optional.of("still no answer"), again.find(STEP).map(StepRecord::error));
    complete(again, STEP, "1");
    assertEquals(StepState.COMPLETE, state(again, STEP));
    assertEquals(Optional.empty(), again.find(STEP).map(StepRecord::error));
  }

  @Test
  default void onlyTheMovesOfTheTableAreTaken() {
    var session = open().claim(start(JOB));
    for (var from : StepState.values()) {
      for (var to : StepState.values()) {
        var key = StepKey.node(from + " to " + to);
        bring(session, key, from);
        if (from.mayBecome(to)) {
          move(session, key, to, 1);
          assertEquals(to, state(session, key), key.rowId());
        } else {
          var before = session.find(key);
          assertThrows(IllegalStateException.class, () -> move(session, key, to, 1), key.rowId());
          assertEquals(before, session.find(key), key.rowId());
        }
      }
    }
  }

  private static void bring(JobSession session, StepKey key, StepState state) {
    move(session, key, StepState.BEGUN, 0);
    if (state == StepState.ROLLED_BACK) {
      move(session, key, StepState.COMPLETE, 0);
    }
    if (state != StepState.BEGUN) {
      move(session, key, state, 0);
    }
  }

  private static void move(JobSession session, StepKey key, StepState to, int generation) {
    switch (to) {
      case BEGUN -> session.begin(key, uuid(key), generation, PRINT);
      case COMPLETE -> complete(session, key, "1");
      case REFUSED -> session.refuse(key, "no");
      case UNRESOLVED -> session.unresolved(key, "who knows");
      case ROLLED_BACK -> session.rolledBack(key);
    }
  }

  @Test
  default void aStepThatWasNeverBegunCannotMove() {
    var session = open().claim(start(JOB));
    for (var to : List.of(StepState.COMPLETE, StepState.REFUSED, StepState.UNRESOLVED)) {
      assertThrows(IllegalStateException.class, () -> move(session, STEP, to, 0), to.name());
    }
    assertThrows(IllegalStateException.class, () -> session.rolledBack(STEP));
    assertEquals(Optional.empty(), session.find(STEP));
  }

  @Test
  default void aRolledBackStepKeepsWhatItWasAndBeginsInANewGeneration() {
    var store = open();
    var session = store.claim(start(JOB));
    make(session, STEP, "17");
    session.rolledBack(STEP);
    var again = afterDeathOf(store);
    assertEquals(
        Optional.of("17"), again.find(STEP).map(StepRecord::confirmation).map(Confirmation::id));
    assertThrows(IllegalStateException.class, () -> again.begin(STEP, uuid(STEP), 0, PRINT));
    again.begin(STEP, new UUID(8, 9), 1, PRINT);
    assertEquals(Optional.of(StepRecord.first(STEP, new UUID(8, 9), 1, PRINT)), again.find(STEP));
  }

  @Test
  default void rowIdsOfStepsAreComparedExactly() {
    var session = open().claim(start(JOB));
    STRANGE_IDS.forEach(id -> begin(session, StepKey.node(id)));
    for (var id : STRANGE_IDS) {
      var key = StepKey.node(id);
      assertEquals(Optional.of(uuid(key)), session.find(key).map(StepRecord::uuid), id);
      assertEquals(List.of(key), keys(session.stepsOf(id)), id);
    }
  }

  @Test
  default void qualifiersAreComparedExactly() {
    var session = open().claim(start(JOB));
    STRANGE_IDS.forEach(name -> begin(session, StepKey.page("b", name)));
    for (var name : STRANGE_IDS) {
      var key = StepKey.page("b", name);
      assertEquals(Optional.of(uuid(key)), session.find(key).map(StepRecord::uuid), name);
    }
    assertEquals(STRANGE_IDS.size(), session.stepsOf("b").size());
  }
}
