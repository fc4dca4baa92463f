package org.ingestworkbench.testkit.store;

import static org.ingestworkbench.testkit.store.Sample.HOST;
import static org.ingestworkbench.testkit.store.Sample.JOB;
import static org.ingestworkbench.testkit.store.Sample.OTHER;
import static org.ingestworkbench.testkit.store.Sample.PRINT;
import static org.ingestworkbench.testkit.store.Sample.STRANGE_IDS;
import static org.ingestworkbench.testkit.store.Sample.begin;
import static org.ingestworkbench.testkit.store.Sample.complete;
import static org.ingestworkbench.testkit.store.Sample.created;
import static org.ingestworkbench.testkit.store.Sample.make;
import static org.ingestworkbench.testkit.store.Sample.resume;
import static org.ingestworkbench.testkit.store.Sample.start;
import static org.ingestworkbench.testkit.store.Sample.uuid;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.fail;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.ingestworkbench.model.ItemKey;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.model.StepState;
import org.ingestworkbench.spi.Confirmation;
import org.ingestworkbench.spi.IdMapStore;
import org.ingestworkbench.spi.JobSession;
import org.ingestworkbench.spi.MapEntry;
import org.ingestworkbench.spi.MapQuery;
import org.ingestworkbench.spi.RowRecord;
import org.ingestworkbench.spi.StepRecord;
import org.junit.jupiter.api.Test;

/** What a store's journal of steps has to keep. */
public interface JournalContract extends StoreHarness {
  StepKey STEP = StepKey.node("r");

  /** The job as the next process finds it. */
  private JobSession afterDeathOf(IdMapStore store) {
    return reopenAfterDeathOf(store).claim(resume(JOB));
  }

  private static List<StepKey> completed(JobSession session) {
    var keys = new ArrayList<StepKey>();
    session.completed(step -> keys.add(step.key()));
    return keys;
  }

  private static List<StepKey> keys(List<StepRecord> steps) {
    return steps.stream().map(StepRecord::key).toList();
  }

  private static StepState state(JobSession session, StepKey key) {
    return session.find(key).map(StepRecord::state).orElseThrow();
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
            "17", new UUID(1, 2), Instant.ofEpochMilli(1), List.of("3", "a b", "5"), "16");
    session.complete(STEP, confirmed, true, null);
    assertEquals(
        Optional.of(StepRecord.first(STEP, uuid(STEP), 0, PRINT).completed(confirmed, true)),
        afterDeathOf(store).find(STEP));
  }

  @Test
  default void aConfirmationMayKnowTheUuidAlone() {
    var session = open().claim(start(JOB));
    begin(session, STEP);
    var confirmed = Confirmation.of(null, uuid(STEP));
    session.complete(STEP, confirmed, false, null);
    assertEquals(Optional.of(confirmed), session.find(STEP).map(StepRecord::confirmation));
  }

  @Test
  default void aNodeThatWasAdoptedWithoutItsIdGetsItLaterWithItsRowInTheMap() {
    var store = open();
    var session = store.claim(start(JOB));
    begin(session, STEP);
    session.complete(STEP, Confirmation.of(null, uuid(STEP)), true, null);
    session.identify(STEP, "17", new MapEntry("c.yml", "", "", "r", "17", HOST));

    var reopened = reopenAfterDeathOf(store);
    var again = reopened.claim(resume(JOB));
    assertEquals(
        Optional.of("17"), again.find(STEP).map(StepRecord::confirmation).map(Confirmation::id));
    assertEquals("17", again.job().firstNodeId());
    var entry = reopened.newest(new MapQuery("r", null, List.of(), null));
    assertEquals(Optional.of("17"), entry.map(MapEntry::nodeId));
    assertThrows(
        IllegalStateException.class,
        () -> again.identify(STEP, "18", new MapEntry("c.yml", "", "", "r", "18", HOST)));
  }

  @Test
  default void aNodeThatGetsItsIdLaterKeepsItsPlaceBeforeItsChildren() {
    var session = open().claim(start(JOB));
    begin(session, STEP);
    session.complete(STEP, Confirmation.of(null, uuid(STEP)), true, null);
    var child = StepKey.node("child");
    begin(session, child);
    session.complete(child, Confirmation.of("18", uuid(child)), false, null);
    session.identify(STEP, "17", new MapEntry("c.yml", "", "", "r", "17", HOST));

    var lastFirst = new java.util.ArrayList<StepKey>();
    session.completedLastFirst(step -> lastFirst.add(step.key()));
    assertEquals(List.of(child, STEP), lastFirst);
  }

  @Test
  default void theHighestNodeBeforeAStepIsThatOfThoseConfirmedWhenItBegan() {
    var session = open().claim(start(JOB));
    begin(session, StepKey.node("first"));
    session.complete(StepKey.node("first"), Confirmation.of("998", uuid(STEP)), false, null);
    begin(session, StepKey.node("second"));
    session.complete(StepKey.node("second"), Confirmation.of("1002", uuid(STEP)), false, null);
    begin(session, STEP);
    begin(session, StepKey.node("later"));
    session.complete(StepKey.node("later"), Confirmation.of("1010", uuid(STEP)), false, null);

    assertEquals(OptionalLong.of(1002), session.highestNodeBefore(STEP));
    assertEquals(OptionalLong.empty(), session.highestNodeBefore(StepKey.node("first")));
  }

  @Test
  default void ofAStepThatWasBegunAgainTheLastBeginCounts() {
    var session = open().claim(start(JOB));
    make(session, StepKey.node("first"), "7");
    begin(session, STEP);
    session.refuse(STEP, "422");
    make(session, StepKey.node("second"), "300");
    begin(session, STEP);
    make(session, StepKey.node("later"), "301");
    assertEquals(OptionalLong.of(300), session.highestNodeBefore(STEP));

    session.complete(STEP, Confirmation.of(null, uuid(STEP)), true, null);
    assertEquals(OptionalLong.of(300), session.highestNodeBefore(STEP));
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

  @Test
  default void stepsOfARowComeInTheOrderOfTheirFirstBegin() {
    var session = open().claim(start(JOB));
    var steps =
        List.of(
            StepKey.node("b"),
            StepKey.page("b", "z.tif"),
            StepKey.pageMedia("b", "z.tif", "http://pcdm.org/use#OriginalFile"),
            StepKey.pageMedia("b", "z.tif", ""),
            StepKey.page("b", "a.tif"),
            StepKey.media("b", "file"),
            StepKey.alias("b"));
    steps.forEach(key -> begin(session, key));
    begin(session, StepKey.node("c"));
    session.refuse(steps.get(0), "no");
    begin(session, steps.get(0));
    complete(session, steps.get(3), "3");
    assertEquals(steps, keys(session.stepsOf("b")));
  }

  @Test
  default void termsStandUnderTheEmptyRowId() {
    var session = open().claim(start(JOB));
    var term = StepKey.term("subject", "cats");
    session.begin(term, new UUID(1, 1), 0, "");
    begin(session, STEP);
    assertEquals(List.of(term), keys(session.stepsOf("")));
  }

  @Test
  default void completeStepsComeInTheOrderOfTheirCompletion() {
    var store = open();
    var session = store.claim(start(JOB));
    var keys = List.of(StepKey.node("a"), StepKey.node("b"), StepKey.node("c"), StepKey.node("d"));
    keys.forEach(key -> begin(session, key));
    complete(session, keys.get(2), "3");
    complete(session, keys.get(0), "1");
    session.refuse(keys.get(3), "no");
    var again = afterDeathOf(store);
    complete(again, keys.get(1), "2");
    assertEquals(List.of(keys.get(2), keys.get(0), keys.get(1)), completed(again));
    again.rolledBack(keys.get(0));
    assertEquals(List.of(keys.get(2), keys.get(1)), completed(again));
  }

  @Test
  default void nodesWhoseIdNobodyKnowsAreFound() {
    var session = open().claim(start(JOB));
    var page = StepKey.page("b", "one.tif");
    for (var key : List.of(StepKey.node("a"), page, StepKey.media("a", "file"))) {
      begin(session, key);
      session.complete(key, Confirmation.of(null, uuid(key)), true, null);
    }
    make(session, StepKey.node("known"), "17");
    begin(session, StepKey.node("open"));
    var found = new ArrayList<StepRecord>();
    session.nodesWithoutId(found::add);
    assertEquals(List.of(StepKey.node("a"), page), keys(found));
  }

  @Test
  default void whoIsHandedCompleteStepsMayWrite() {
    var session = open().claim(start(JOB));
    for (int i = 0; i < 50; i++) {
      make(session, StepKey.node("r" + i), String.valueOf(i));
    }
    session.completed(step -> session.rolledBack(step.key()));
    assertEquals(List.of(), completed(session));
  }

  @Test
  default void changesWrittenTogetherSurviveTogetherInTheirOrder() {
    var store = open();
    var session = store.claim(start(JOB));
    var media = StepKey.media("r", "file");
    session.together(
        changes -> {
          changes.startRow("r", 2, PRINT);
          changes.begin(STEP, uuid(STEP), 0, PRINT);
        });
    var entry = new MapEntry("c.yml", "", "", "r", "17", HOST);
    session.together(
        changes -> {
          changes.complete(STEP, Confirmation.of("17", uuid(STEP)), false, entry);
          changes.begin(media, uuid(media), 0, PRINT);
        });
    var reopened = reopenAfterDeathOf(store);
    var again = reopened.claim(resume(JOB));
    assertEquals(StepState.COMPLETE, state(again, STEP));
    assertEquals(StepState.BEGUN, state(again, media));
    assertEquals(List.of(STEP, media), keys(again.stepsOf("r")));
    assertEquals(Optional.of(false), again.row("r").map(RowRecord::done));
    var found = reopened.newest(new MapQuery("r", null, List.of(), null));
    assertEquals(Optional.of("17"), found.map(MapEntry::nodeId));
    again.together(
        changes -> {
          changes.unresolved(media, "no answer");
          changes.refuse(media, "no file");
          changes.endRow("r", created("17"));
        });
    assertEquals(StepState.REFUSED, state(again, media));
    assertEquals(1, again.job().rowsDone());
  }

  @Test
  default void whatFollowsARefusedChangeIsNotWritten() {
    var session = open().claim(start(JOB));
    var never = StepKey.node("never begun");
    assertThrows(
        IllegalStateException.class,
        () ->
            session.together(
                changes -> {
                  changes.refuse(never, "no");
                  changes.begin(STEP, uuid(STEP), 0, PRINT);
                }));
    assertEquals(Optional.empty(), session.find(STEP));
    begin(session, STEP);
  }

  @Test
  default void nothingMayBeWrittenTogether() {
    open().claim(start(JOB)).together(changes -> {});
  }

  @Test
  default void twoJobsWithTheSameRowIdsDoNotMix() {
    var store = open();
    var one = store.claim(start(JOB));
    var two = store.claim(start(OTHER));
    make(one, STEP, "1");
    assertEquals(Optional.empty(), two.find(STEP));
    begin(two, STEP);
    two.refuse(STEP, "no");
    assertEquals(StepState.COMPLETE, state(one, STEP));
    assertEquals(List.of(STEP), completed(one));
    assertEquals(List.of(), completed(two));
    assertEquals(1, two.stepsOf("r").size());
  }

  @Test
  default void completeStepsComeLastFirstTooAndMayBeRolledBackMeanwhile() {
    var session = open().claim(start(JOB));
    var keys = List.of(StepKey.node("a"), StepKey.media("a", "file"), StepKey.node("b"));
    keys.forEach(key -> make(session, key, "1"));
    begin(session, StepKey.node("open"));
    var seen = new ArrayList<StepKey>();
    session.completedLastFirst(
        step -> {
          seen.add(step.key());
          session.rolledBack(step.key());
        });
    assertEquals(List.of(keys.get(2), keys.get(1), keys.get(0)), seen);
    session.completedLastFirst(step -> seen.add(step.key()));
    assertEquals(3, seen.size(), "what is rolled back is not complete any more");
  }

  @Test
  default void openStepsAreThoseThatNobodyKnowsTheEndOf() {
    var session = open().claim(start(JOB));
    make(session, StepKey.node("complete"), "1");
    begin(session, StepKey.node("begun"));
    begin(session, StepKey.node("unresolved"));
    session.unresolved(StepKey.node("unresolved"), "nobody knows");
    begin(session, StepKey.node("refused"));
    session.refuse(StepKey.node("refused"), "no");
    var seen = new ArrayList<StepKey>();
    session.open(step -> seen.add(step.key()));
    assertEquals(List.of(StepKey.node("unresolved"), StepKey.node("begun")), seen);
  }

  @Test
  default void whatBelongsToAnItemIsFoundWithoutTheOthers() {
    var session = open().claim(start(JOB));
    var ofRow = List.of(StepKey.media("b", "file"), StepKey.alias("b"));
    var ofPage = List.of(StepKey.pageMedia("b", "1.tif", ""), StepKey.pageMedia("b", "1.tif", "x"));
    begin(session, StepKey.node("b"));
    begin(session, StepKey.page("b", "1.tif"));
    ofRow.forEach(key -> begin(session, key));
    ofPage.forEach(key -> begin(session, key));
    begin(session, StepKey.pageMedia("b", "1.tiff", ""));
    begin(session, StepKey.pageMedia("b", "1.tiff", "x"));
    begin(session, StepKey.media("c", "file"));
    assertEquals(ofRow, keys(session.stepsBeside(ItemKey.row("b"))));
    assertEquals(ofPage, keys(session.stepsBeside(new ItemKey("b", "1.tif"))));
  }

  @Test
  default void theStepsOfARowComeOneByOneInTheSameOrder() {
    var session = open().claim(start(JOB));
    begin(session, StepKey.node("c"));
    begin(session, StepKey.node("b"));
    begin(session, StepKey.page("b", "2.tif"));
    begin(session, StepKey.page("b", "1.tif"));
    session.refuse(StepKey.page("b", "2.tif"), "no");
    var one = new ArrayList<StepRecord>();
    session.stepsOf("b", one::add);
    assertEquals(session.stepsOf("b"), one);
    assertEquals(3, one.size());
    session.stepsOf("d", step -> assertEquals(null, step));
    session.stepsOf("b", step -> session.unresolved(StepKey.node("c"), "may write"));
  }

  @Test
  default void aNodeThatWasRolledBackStillTellsWhereLaterOnesAre() {
    var session = open().claim(start(JOB));
    make(session, StepKey.node("a"), "7");
    begin(session, STEP);
    session.rolledBack(StepKey.node("a"));
    assertEquals(OptionalLong.of(7), session.highestNodeBefore(STEP));
  }

  @Test
  default void aNodeThatIsToBeDeletedGetsItsIdAndNoRowOfTheMap() {
    var store = open();
    var session = store.claim(start(JOB));
    begin(session, STEP);
    session.complete(STEP, Confirmation.of(null, uuid(STEP)), true, null);
    session.identify(STEP, "7", null);
    assertEquals("7", session.find(STEP).map(StepRecord::confirmation).orElseThrow().id());
    store.entries(entry -> fail("A row of the map: " + entry));
    session.rolledBack(STEP);
    assertEquals(StepState.ROLLED_BACK, session.find(STEP).orElseThrow().state());
  }

  @Test
  default void aNewGenerationHasAPlaceOfItsOwn() {
    var session = open().claim(start(JOB));
    make(session, STEP, "7");
    make(session, StepKey.node("a"), "8");
    session.rolledBack(STEP);
    session.begin(STEP, new UUID(7, 7), 1, PRINT);
    assertEquals(OptionalLong.of(8), session.highestNodeBefore(STEP));
  }
}
