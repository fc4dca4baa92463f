package org.ingestworkbench.testkit.store;

import static org.ingestworkbench.testkit.store.Sample.JOB;
import static org.ingestworkbench.testkit.store.Sample.PRINT;
import static org.ingestworkbench.testkit.store.Sample.STRANGE_IDS;
import static org.ingestworkbench.testkit.store.Sample.resume;
import static org.ingestworkbench.testkit.store.Sample.start;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.repository.Change;
import org.ingestworkbench.repository.Confirmation;
import org.ingestworkbench.store.JobSession;
import org.junit.jupiter.api.Test;

/** What a store has to keep of steps that change what is there. */
public interface ChangeContract extends StoreHarness {

  /** The change of node 12 by a row. */
  StepKey CHANGE = StepKey.change("12", EntityType.NODE);

  private static UUID uuid() {
    return new UUID(12, 34);
  }

  private static Change change(String before, String after) {
    return new Change(EntityRef.node("12", uuid()), before, after, "7");
  }

  private static void begin(JobSession session, StepKey key, Change change) {
    session.begin(key, uuid(), 0, PRINT, change, null);
  }

  @Test
  default void whatAStepChangesSurvivesWithItsBegin() {
    var store = open();
    var change = change("[\"a\"]\n\"quoted\"", "\u4e2d\u6587 " + "long ".repeat(50_000));
    begin(store.claim(start(JOB)), CHANGE, change);
    var again = reopenAfterDeathOf(store).claim(resume(JOB));
    assertEquals(Optional.of(change), again.change(CHANGE));
    assertEquals(Optional.of(uuid()), again.find(CHANGE).map(step -> step.uuid()));
  }

  @Test
  default void aStepThatMakesSomethingChangesNothing() {
    var store = open();
    var session = store.claim(start(JOB));
    Sample.begin(session, StepKey.node("12"));
    assertEquals(Optional.empty(), session.change(StepKey.node("12")));
    assertEquals(Optional.empty(), session.change(CHANGE));
    assertEquals(Optional.empty(), store.journal(Sample.OTHER).change(CHANGE));
  }

  @Test
  default void aChangeThatIsBegunAgainTakesThePlaceOfTheOther() {
    var session = open().claim(start(JOB));
    begin(session, CHANGE, change("a", "b"));
    session.refuse(CHANGE, "422");
    begin(session, CHANGE, change("a", "c"));
    assertEquals(Optional.of(change("a", "c")), session.change(CHANGE));
    session.complete(CHANGE, Confirmation.of("12", uuid()), false, null);
    assertEquals(Optional.of(change("a", "c")), session.change(CHANGE));
  }

  @Test
  default void theNodeOfABegunMediumSurvivesWithItsBegin() {
    var store = open();
    var medium = StepKey.media("12 a.jpg", "file");
    var session = store.claim(start(JOB));
    session.begin(medium, new UUID(1, 4), 0, PRINT, null, "12");
    var again = reopenAfterDeathOf(store).claim(resume(JOB));
    assertEquals(Optional.of("12"), again.nodeOf(medium));
    assertEquals(Optional.empty(), again.find(medium).map(step -> step.confirmation()));
    assertEquals(Optional.empty(), again.nodeOf(StepKey.media("12", "file")));
    again.unresolved(medium, "why");
    assertEquals(Optional.of("12"), again.nodeOf(medium));
    again.complete(
        medium, new Confirmation("4", new UUID(1, 4), null, List.of(), "99"), false, null);
    assertEquals(Optional.of("99"), again.nodeOf(medium));
  }

  @Test
  default void changesOfRowsWithAlikeIdsAreNotConfused() {
    var session = open().claim(start(JOB));
    for (var id : STRANGE_IDS) {
      begin(session, StepKey.change(id, EntityType.TERM), change("before", id));
    }
    for (var id : STRANGE_IDS) {
      assertEquals(
          Optional.of(id), session.change(StepKey.change(id, EntityType.TERM)).map(Change::after));
    }
  }

  @Test
  default void whatRowsAreAboutIsGivenForEveryKindOfRow() {
    var session = open().claim(start(JOB));
    var medium = StepKey.media("medium", "file");
    var term = StepKey.term("term", "subject", "cats");
    session.startRow("change", 2, PRINT);
    session.startRow("term", 3, PRINT);
    session.startRow("medium", 4, PRINT);
    session.startRow("open", 5, PRINT);
    begin(session, StepKey.change("change", EntityType.MEDIA), change("a", "b"));
    begin(session, StepKey.change("open", EntityType.MEDIA), change("a", "b"));
    session.begin(term, new UUID(1, 3), 0, PRINT);
    session.begin(medium, new UUID(1, 4), 0, PRINT);
    session.complete(
        StepKey.change("change", EntityType.MEDIA), Confirmation.of("12", uuid()), false, null);
    session.complete(
        StepKey.change("open", EntityType.MEDIA), Confirmation.of("12", uuid()), false, null);
    session.complete(term, Confirmation.of("3", new UUID(1, 3)), false, null);
    session.complete(
        medium, new Confirmation("4", new UUID(1, 4), null, List.of(), "99"), false, null);
    session.endRow("change", new Outcome.Updated(new EntityRef(EntityType.MEDIA, "12", uuid())));
    session.endRow("term", new Outcome.Created(new EntityRef(EntityType.TERM, "3", null)));
    session.endRow("medium", new Outcome.Updated(EntityRef.node("99")));
    assertEquals(
        Map.of(
            "change", new EntityRef(EntityType.MEDIA, "12", uuid()),
            "term", new EntityRef(EntityType.TERM, "3", new UUID(1, 3)),
            "medium", EntityRef.node("99")),
        session.subjectsOfDone(List.of("change", "term", "medium", "open", "none")));
  }
}
