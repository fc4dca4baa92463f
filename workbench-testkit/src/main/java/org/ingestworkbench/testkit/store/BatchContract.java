package org.ingestworkbench.testkit.store;

import static org.ingestworkbench.testkit.store.Sample.HOST;
import static org.ingestworkbench.testkit.store.Sample.JOB;
import static org.ingestworkbench.testkit.store.Sample.PRINT;
import static org.ingestworkbench.testkit.store.Sample.STEP;
import static org.ingestworkbench.testkit.store.Sample.begin;
import static org.ingestworkbench.testkit.store.Sample.created;
import static org.ingestworkbench.testkit.store.Sample.keys;
import static org.ingestworkbench.testkit.store.Sample.resume;
import static org.ingestworkbench.testkit.store.Sample.start;
import static org.ingestworkbench.testkit.store.Sample.state;
import static org.ingestworkbench.testkit.store.Sample.uuid;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.repository.Confirmation;
import org.ingestworkbench.store.MapEntry;
import org.ingestworkbench.store.MapQuery;
import org.ingestworkbench.store.RowRecord;
import org.ingestworkbench.store.StepState;
import org.junit.jupiter.api.Test;

/** What a store has to keep of changes that are written together. */
public interface BatchContract extends StoreHarness {

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
}
