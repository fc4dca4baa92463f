package org.ingestworkbench.testkit.workflow;

import static org.ingestworkbench.testkit.workflow.WorkflowSample.ONE;
import static org.ingestworkbench.testkit.workflow.WorkflowSample.TWO;
import static org.ingestworkbench.testkit.workflow.WorkflowSample.entry;
import static org.ingestworkbench.testkit.workflow.WorkflowSample.events;
import static org.ingestworkbench.testkit.workflow.WorkflowSample.first;
import static org.ingestworkbench.testkit.workflow.WorkflowSample.item;
import static org.ingestworkbench.testkit.workflow.WorkflowSample.later;
import static org.ingestworkbench.testkit.workflow.WorkflowSample.start;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.ingestworkbench.store.ClaimException;
import org.ingestworkbench.store.workflow.InstanceRequest;
import org.ingestworkbench.store.workflow.WorkflowSession;
import org.ingestworkbench.store.workflow.WorkflowStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** That an instance is held by one living process. */
public interface InstanceClaimContract extends WorkflowStoreHarness {

  @Test
  default void anInstanceThatIsHeldIsRefusedAndTheMessageNamesIt() {
    var store = open();
    start(store);
    for (var claimant : List.of(store, open())) {
      var refused = assertThrows(ClaimException.class, () -> claimant.claim(ONE));
      assertTrue(String.valueOf(refused.getMessage()).contains(ONE.toString()));
      assertEquals(Optional.empty(), claimant.claimIfFree(ONE));
    }
  }

  @Test
  default void twoProcessesWorkOnTwoInstances() {
    var one = start(open());
    var two = open().start(first(TWO), List.of());
    one.save(later(ONE), List.of());
    two.save(later(TWO), List.of());
    assertEquals(List.of(later(TWO), later(ONE)), open().instances());
  }

  @Test
  default void aClosedSessionLetsTheNextIn() {
    var store = open();
    start(store).close();
    store.claim(ONE).close();
    open().claimIfFree(ONE).orElseThrow().save(later(ONE), List.of());
    assertEquals(Optional.of(later(ONE)), store.instance(ONE));
  }

  @Test
  default void aClosedSessionWritesNoMoreAndMayBeClosedAgain() {
    var store = open();
    var session = start(store);
    session.close();
    session.close();
    refusesEveryWrite(store, session);
  }

  private static void refusesEveryWrite(WorkflowStore store, WorkflowSession session) {
    var before = store.instance(ONE);
    var writes =
        List.<Executable>of(
            () -> session.save(later(ONE), List.of(entry("late"))),
            () -> session.handOut(item(ONE, "late")),
            () -> session.answered(InstanceRequest.CANCEL));
    writes.forEach(write -> assertThrows(ClaimException.class, write));
    assertEquals(before, store.instance(ONE));
    assertEquals(List.of("starts"), events(store));
    assertEquals(List.of(), store.items(ONE));
  }

  @Test
  default void theInstanceOfADeadProcessIsTakenOver() {
    var store = open();
    start(store);
    var again = reopenAfterDeathOf(store);
    again.claim(ONE).save(later(ONE), List.of());
    assertEquals(Optional.of(later(ONE)), again.instance(ONE));
  }

  @Test
  default void theInstanceOfADeadProcessIsFree() {
    var store = open();
    start(store);
    assertTrue(reopenAfterDeathOf(store).claimIfFree(ONE).isPresent());
  }

  @Test
  default void aProcessThatWakesAfterItsInstanceWasTakenOverWritesNoMore() {
    var store = open();
    var sleeper = start(store);
    var again = reopenAfterDeathOf(store);
    again.request(ONE, InstanceRequest.CANCEL);
    again.claim(ONE);
    refusesEveryWrite(again, sleeper);
    assertEquals(Optional.of(InstanceRequest.CANCEL), again.requested(ONE));
  }

  @Test
  default void aProcessThatWakesDoesNotGiveAwayTheClaimOfTheNext() {
    var store = open();
    var sleeper = start(store);
    var again = reopenAfterDeathOf(store);
    var next = again.claim(ONE);
    sleeper.close();
    next.save(later(ONE), List.of());
    assertThrows(ClaimException.class, () -> open().claim(ONE));
  }

  @Test
  default void closingAStoreReleasesItsClaims() {
    var store = open();
    start(store);
    store.close();
    assertTrue(open().claimIfFree(ONE).isPresent());
  }
}
