package org.ingestworkbench.testkit.store;

import static org.ingestworkbench.testkit.store.Sample.JOB;
import static org.ingestworkbench.testkit.store.Sample.OTHER;
import static org.ingestworkbench.testkit.store.Sample.STEP;
import static org.ingestworkbench.testkit.store.Sample.begin;
import static org.ingestworkbench.testkit.store.Sample.complete;
import static org.ingestworkbench.testkit.store.Sample.completed;
import static org.ingestworkbench.testkit.store.Sample.keys;
import static org.ingestworkbench.testkit.store.Sample.make;
import static org.ingestworkbench.testkit.store.Sample.resume;
import static org.ingestworkbench.testkit.store.Sample.start;
import static org.ingestworkbench.testkit.store.Sample.state;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ingestworkbench.model.ItemKey;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.store.StepRecord;
import org.ingestworkbench.store.StepState;
import org.junit.jupiter.api.Test;

/** Which steps a store's journal tells of, and in which order. */
public interface JournalOrderContract extends StoreHarness {

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
    var again = reopenAfterDeathOf(store).claim(resume(JOB));
    complete(again, keys.get(1), "2");
    assertEquals(List.of(keys.get(2), keys.get(0), keys.get(1)), completed(again));
    again.rolledBack(keys.get(0));
    assertEquals(List.of(keys.get(2), keys.get(1)), completed(again));
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
    session.unresolved(StepKey.node("unresolved"), "it is not known");
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
}
