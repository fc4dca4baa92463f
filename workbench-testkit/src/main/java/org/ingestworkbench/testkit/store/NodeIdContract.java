package org.ingestworkbench.testkit.store;

import static org.ingestworkbench.testkit.store.Sample.HOST;
import static org.ingestworkbench.testkit.store.Sample.JOB;
import static org.ingestworkbench.testkit.store.Sample.PRINT;
import static org.ingestworkbench.testkit.store.Sample.STEP;
import static org.ingestworkbench.testkit.store.Sample.begin;
import static org.ingestworkbench.testkit.store.Sample.keys;
import static org.ingestworkbench.testkit.store.Sample.make;
import static org.ingestworkbench.testkit.store.Sample.resume;
import static org.ingestworkbench.testkit.store.Sample.start;
import static org.ingestworkbench.testkit.store.Sample.uuid;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.repository.Confirmation;
import org.ingestworkbench.store.MapEntry;
import org.ingestworkbench.store.MapQuery;
import org.ingestworkbench.store.StepRecord;
import org.ingestworkbench.store.StepState;
import org.junit.jupiter.api.Test;

/** What a store's journal has to know of IDs of nodes, which may come late. */
public interface NodeIdContract extends StoreHarness {

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

    var lastFirst = new ArrayList<StepKey>();
    session.completedLastFirst(step -> lastFirst.add(step.key()));
    assertEquals(List.of(child, STEP), lastFirst);
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
    var made = new ArrayList<StepRecord>();
    session.nodesMade(made::add);
    assertEquals(List.of(StepKey.node("a"), page, StepKey.node("known")), keys(made));
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
  default void aNodeThatWasRolledBackStillTellsWhereLaterOnesAre() {
    var session = open().claim(start(JOB));
    make(session, StepKey.node("a"), "7");
    begin(session, STEP);
    session.rolledBack(StepKey.node("a"));
    assertEquals(OptionalLong.of(7), session.highestNodeBefore(STEP));
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
