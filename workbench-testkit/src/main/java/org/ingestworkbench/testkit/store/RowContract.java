package org.ingestworkbench.testkit.store;

import static org.ingestworkbench.testkit.store.Sample.JOB;
import static org.ingestworkbench.testkit.store.Sample.KEY;
import static org.ingestworkbench.testkit.store.Sample.OTHER;
import static org.ingestworkbench.testkit.store.Sample.STRANGE_IDS;
import static org.ingestworkbench.testkit.store.Sample.begin;
import static org.ingestworkbench.testkit.store.Sample.created;
import static org.ingestworkbench.testkit.store.Sample.make;
import static org.ingestworkbench.testkit.store.Sample.makeNode;
import static org.ingestworkbench.testkit.store.Sample.resume;
import static org.ingestworkbench.testkit.store.Sample.start;
import static org.ingestworkbench.testkit.store.Sample.uuid;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.repository.Confirmation;
import org.ingestworkbench.store.JobRecord;
import org.ingestworkbench.store.JobSession;
import org.ingestworkbench.store.JobState;
import org.ingestworkbench.store.RowRecord;
import org.junit.jupiter.api.Test;

/** What a store has to keep of rows and jobs. */
public interface RowContract extends StoreHarness {

  private static List<String> rows(JobSession session) {
    var ids = new ArrayList<String>();
    session.rows(row -> ids.add(row.rowId()));
    return ids;
  }

  private static void counts(JobSession session, long done, long notDone) {
    assertEquals(done, session.job().rowsDone(), "rows done");
    assertEquals(notDone, session.job().rowsNotDone(), "rows not done");
  }

  @Test
  default void rowsThatAreOpenAndTheLastThatIsDoneAreFoundByLine() {
    var session = open().claim(start(JOB));
    for (int line = 9; line > 1; line--) {
      session.startRow("r" + line, line, "");
    }
    session.endRow("r3", created("3"));
    session.endRow("r5", created("5"));
    session.endRow("r8", new Outcome.Failed("no"));
    var open = new ArrayList<String>();
    session.openRows(row -> open.add(row.rowId()));
    assertEquals(List.of("r2", "r4", "r6", "r7", "r9"), open);
    assertEquals(Optional.of("r5"), session.lastDone().map(RowRecord::rowId));
    session.reopenRow("r5");
    assertEquals(Optional.of("r3"), session.lastDone().map(RowRecord::rowId));
  }

  @Test
  default void nothingIsOpenOrDoneInAJobThatHasNoRows() {
    var session = open().claim(start(JOB));
    session.openRows(row -> fail("There is no row: " + row));
    assertEquals(Optional.empty(), session.lastDone());
    assertEquals(Map.of(), session.subjectsOfDone(List.of()));
    assertEquals(Map.of(), session.subjectsOfDone(List.of("r")));
  }

  @Test
  default void theNodesOfManyRowsAreGivenForThoseThatAreDoneAlone() {
    var session = open().claim(start(JOB));
    var asked = new ArrayList<>(STRANGE_IDS);
    STRANGE_IDS.forEach(id -> session.startRow(id, 2, ""));
    for (int i = 0; i < 600; i++) {
      asked.add("r" + i);
      session.startRow("r" + i, i, "");
      makeNode(session, "r" + i, "1" + i);
      if (i != 17) {
        session.endRow("r" + i, i == 18 ? new Outcome.Failed("no") : created("1" + i));
      }
    }
    session.endRow("r0", new Outcome.Skipped(EntityRef.node("10")));
    begin(session, StepKey.node("abc"));
    session.complete(
        StepKey.node("abc"), Confirmation.of(null, uuid(StepKey.node("abc"))), true, null);
    session.endRow("abc", created("0"));
    begin(session, StepKey.node("ABC"));
    session.endRow("ABC", created("0"));

    var nodes = session.subjectsOfDone(asked);

    assertEquals(600 - 2 + 1, nodes.size());
    assertEquals(Optional.of("1599"), Optional.ofNullable(nodes.get("r599")).map(EntityRef::id));
    assertEquals(
        Optional.of(uuid(StepKey.node("abc"))),
        Optional.ofNullable(nodes.get("abc")).map(EntityRef::uuid));
    assertFalse(nodes.containsKey("r17") || nodes.containsKey("r18") || nodes.containsKey("ABC"));
  }

  @Test
  default void manyRowsAreGivenAsEachIsGiven() {
    var store = open();
    var session = store.claim(start(JOB));
    var asked = new ArrayList<>(STRANGE_IDS);
    STRANGE_IDS.forEach(id -> session.startRow(id, 2, "print of " + id.length()));
    for (int i = 0; i < 600; i++) {
      asked.add("r" + i);
      if (i != 17) {
        session.startRow("r" + i, 3 + i, "print");
      }
    }
    session.endRow("r18", created("18"));

    var rows = session.rowsOf(asked);

    assertEquals(STRANGE_IDS.size() + 600 - 1, rows.size());
    asked.forEach(id -> assertEquals(session.row(id), Optional.ofNullable(rows.get(id))));
    assertEquals(rows, store.journal(JOB).rowsOf(asked));
    assertEquals(Map.of(), session.rowsOf(List.of()));
    assertEquals(Set.of("r1"), session.rowsOf(List.of("r1", "none", "r1")).keySet());
  }

  @Test
  default void rowsWhoseNodesWereBegunAreFoundTogether() {
    var session = open().claim(start(JOB));
    var asked = new ArrayList<>(STRANGE_IDS);
    STRANGE_IDS.forEach(id -> begin(session, StepKey.node(id)));
    for (int i = 0; i < 600; i++) {
      asked.add("r" + i);
    }
    makeNode(session, "r17", "17");
    begin(session, StepKey.alias("r18"));

    var expected = new HashSet<>(STRANGE_IDS);
    expected.add("r17");
    assertEquals(expected, session.begun(asked));
    assertEquals(Set.of(), session.begun(List.of()));
    assertEquals(Set.of("r17"), session.begun(List.of("r17", "none", "r17")));
  }

  @Test
  default void aRowThatWasNeverStartedIsNotThereAndCannotEnd() {
    var session = open().claim(start(JOB));
    assertEquals(Optional.empty(), session.row("r"));
    assertThrows(IllegalStateException.class, () -> session.endRow("r", created("1")));
    assertThrows(IllegalStateException.class, () -> session.reopenRow("r"));
    counts(session, 0, 0);
  }

  @Test
  default void aStartedRowIsOpenAndSurvives() {
    var store = open();
    store.claim(start(JOB)).startRow("r", 5_000_000_000L, "print");
    var again = reopenAfterDeathOf(store).claim(resume(JOB));
    assertEquals(
        Optional.of(new RowRecord("r", 5_000_000_000L, "print", null, "")), again.row("r"));
    counts(again, 0, 1);
  }

  @Test
  default void anEndedRowSurvivesWithItsReason() {
    var store = open();
    var session = store.claim(start(JOB));
    session.startRow("r", 2, "");
    session.endRow("r", new Outcome.Failed("no such file: it's \"gone\""));
    var again = reopenAfterDeathOf(store).claim(resume(JOB));
    assertEquals(
        Optional.of(new RowRecord("r", 2, "", Outcome.Kind.FAILED, "no such file: it's \"gone\"")),
        again.row("r"));
  }

  @Test
  default void rowsAreCountedThroughEveryTurn() {
    var session = open().claim(start(JOB));
    session.startRow("a", 2, "");
    session.startRow("b", 3, "");
    counts(session, 0, 2);
    session.endRow("a", created("1"));
    session.endRow("b", new Outcome.Failed("x"));
    counts(session, 1, 1);
    session.endRow("b", created("2"));
    counts(session, 2, 0);
    session.endRow("b", created("2"));
    counts(session, 2, 0);
    session.reopenRow("a");
    counts(session, 1, 1);
    session.startRow("b", 3, "");
    counts(session, 0, 2);
  }

  @Test
  default void aRowThatIsStartedAgainIsOpenWithItsNewLine() {
    var session = open().claim(start(JOB));
    session.startRow("r", 2, "old");
    session.endRow("r", new Outcome.Blocked("p", "parent failed"));
    session.startRow("r", 9, "new");
    assertEquals(Optional.of(new RowRecord("r", 9, "new", null, "")), session.row("r"));
  }

  @Test
  default void aReopenedRowIsOpenWithoutItsReason() {
    var session = open().claim(start(JOB));
    session.startRow("r", 2, "p");
    session.endRow("r", new Outcome.Unresolved(null, "who knows"));
    session.reopenRow("r");
    assertEquals(Optional.of(new RowRecord("r", 2, "p", null, "")), session.row("r"));
  }

  @Test
  default void whatWasGivenUpOfARowStaysWithItUntilItIsStartedAgain() {
    var store = open();
    var session = store.claim(start(JOB));
    session.startRow("r", 2, "p");
    session.startRow("other", 3, "p");
    session.gaveUp("r", 403);
    session.gaveUp("r", 500);
    session.endRow("r", new Outcome.Failed("broken"));
    assertEquals(
        Optional.of(new RowRecord("r", 2, "p", Outcome.Kind.FAILED, "broken", 500)),
        session.row("r"));
    session.reopenRow("r");
    var again = reopenAfterDeathOf(store).claim(resume(JOB));
    assertEquals(Optional.of(new RowRecord("r", 2, "p", null, "", 500)), again.row("r"));
    assertEquals(Optional.of(new RowRecord("other", 3, "p", null, "")), again.row("other"));
    again.startRow("r", 2, "p");
    assertEquals(Optional.of(new RowRecord("r", 2, "p", null, "")), again.row("r"));
  }

  @Test
  default void anAnswerThatNeverCameIsGivenUpToo() {
    var session = open().claim(start(JOB));
    session.startRow("r", 2, "p");
    session.together(changes -> changes.gaveUp("r", 0));
    assertEquals(Optional.of(new RowRecord("r", 2, "p", null, "", 0)), session.row("r"));
  }

  @Test
  default void nothingIsGivenUpOfARowThatWasNeverStarted() {
    var session = open().claim(start(JOB));
    session.gaveUp("r", 500);
    assertEquals(Optional.empty(), session.row("r"));
    counts(session, 0, 0);
  }

  @Test
  default void rowsComeByLineAndWhoIsHandedThemMayWrite() {
    var session = open().claim(start(JOB));
    session.startRow("c", 10, "");
    session.startRow("a", 9, "");
    session.startRow("b", 100, "");
    assertEquals(List.of("a", "c", "b"), rows(session));
    session.rows(row -> session.endRow(row.rowId(), created("1")));
    counts(session, 3, 0);
  }

  @Test
  default void idsOfRowsAreComparedExactly() {
    var session = open().claim(start(JOB));
    for (int i = 0; i < STRANGE_IDS.size(); i++) {
      session.startRow(STRANGE_IDS.get(i), i, "");
    }
    assertEquals(STRANGE_IDS, rows(session));
    counts(session, 0, STRANGE_IDS.size());
  }

  @Test
  default void aJobIsKeptAsItWasFirstClaimed() {
    var store = open();
    var started = clock().instant();
    store.claim(start(JOB));
    var record =
        new JobRecord(
            JOB,
            KEY,
            new JobRecord.Definition("/in/metadata.csv", "settings", -7_000_000_000L, null),
            new JobRecord.Progress(JobState.RUNNING, started, null, null, 0, 0));
    clock().advance(Duration.ofHours(1));
    var again = reopenAfterDeathOf(store);
    assertEquals(Optional.of(record), again.job(JOB));
    assertEquals(record, again.claim(resume(JOB)).job());
    assertEquals(List.of(record), again.jobs());
  }

  @Test
  default void jobsComeNewestFirst() {
    var store = open();
    assertEquals(List.of(), store.jobs());
    assertEquals(Optional.empty(), store.job(JOB));
    store.claim(start(JOB));
    store.claim(start(OTHER));
    assertEquals(List.of(OTHER, JOB), store.jobs().stream().map(JobRecord::id).toList());
  }

  @Test
  default void theFirstNodeIsTheSmallestNumberAmongTheJobsNodes() {
    var store = open();
    var session = store.claim(start(JOB));
    make(session, StepKey.media("r", "file"), "5");
    assertEquals(null, session.job().firstNodeId());
    makeNode(session, "a", "1002");
    assertEquals("1002", session.job().firstNodeId());
    makeNode(session, "b", "998");
    makeNode(session, "c", "abc");
    make(session, StepKey.page("b", "p.tif"), "1003");
    assertEquals("998", reopenAfterDeathOf(store).job(JOB).orElseThrow().firstNodeId());
  }

  @Test
  default void theFirstNodeStaysWhenItIsRolledBack() {
    var session = open().claim(start(JOB));
    makeNode(session, "a", "998");
    makeNode(session, "b", "1002");
    session.rolledBack(StepKey.node("a"));
    assertEquals("998", session.job().firstNodeId());
  }
}
