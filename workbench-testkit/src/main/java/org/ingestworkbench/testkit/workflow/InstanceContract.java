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
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.ingestworkbench.store.workflow.InstanceRecord;
import org.ingestworkbench.store.workflow.InstanceRequest;
import org.ingestworkbench.store.workflow.InstanceStatus;
import org.junit.jupiter.api.Test;

/** That an instance and its history survive. */
public interface InstanceContract extends WorkflowStoreHarness {

  @Test
  default void anInstanceThatWasStartedSurvivesWithAllThatItWasStartedWith() {
    var store = open();
    start(store);
    var again = reopenAfterDeathOf(store);
    assertEquals(Optional.of(first(ONE)), again.instance(ONE));
    assertEquals(List.of(entry("starts")), again.history(ONE));
    assertEquals(List.of(first(ONE)), again.instances());
  }

  @Test
  default void anInstanceIsStartedOnce() {
    var store = open();
    start(store);
    assertThrows(IllegalStateException.class, () -> start(store));
    assertEquals(List.of("starts"), events(store));
  }

  @Test
  default void whatIsNotThereIsNotFound() {
    var store = open();
    assertEquals(Optional.empty(), store.instance(ONE));
    assertEquals(List.of(), store.instances());
    assertEquals(List.of(), store.history(ONE));
    assertEquals(List.of(), store.items(ONE));
    assertEquals(Optional.empty(), store.requested(ONE));
    assertThrows(IllegalStateException.class, () -> store.claim(ONE));
    assertThrows(IllegalStateException.class, () -> store.claimIfFree(ONE));
    assertThrows(IllegalStateException.class, () -> store.request(ONE, InstanceRequest.CANCEL));
    assertFalse(store.change(item(ONE, "1"), item(ONE, "1")));
  }

  @Test
  default void whatWasSavedSurvivesTheDeathOfItsProcess() {
    var store = open();
    start(store).save(later(ONE), List.of(entry("one"), entry("two")));
    assertEquals(Optional.of(later(ONE)), store.instance(ONE));
    var again = reopenAfterDeathOf(store);
    assertEquals(Optional.of(later(ONE)), again.instance(ONE));
    assertEquals(List.of(entry("starts"), entry("one"), entry("two")), again.history(ONE));
  }

  @Test
  default void whatASaveLeavesOutIsGone() {
    var store = open();
    var session = start(store);
    session.save(later(ONE), List.of());
    session.save(first(ONE), List.of());
    assertEquals(Optional.of(first(ONE)), store.instance(ONE));
  }

  @Test
  default void aHistoryIsOnlyAddedTo() {
    var store = open();
    var session = start(store);
    for (int i = 0; i < 12; i++) {
      session.save(first(ONE), List.of(entry("e" + i), entry("e" + i)));
    }
    assertEquals(25, store.history(ONE).size());
    assertEquals(entry("e11"), store.history(ONE).get(24));
    assertEquals(entry("starts"), store.history(ONE).get(0));
  }

  @Test
  default void instancesAreKeptApartAndListedNewestFirst() {
    var store = open();
    var one = start(store);
    store.start(first(TWO), List.of()).handOut(item(TWO, "2"));
    one.save(later(ONE), List.of(entry("one")));
    one.handOut(item(ONE, "1"));
    assertEquals(List.of(TWO, ONE), store.instances().stream().map(InstanceRecord::id).toList());
    assertEquals(Optional.of(first(TWO)), store.instance(TWO));
    assertEquals(List.of(), store.history(TWO));
    assertEquals(List.of(item(TWO, "2")), store.items(TWO));
    assertEquals(List.of(item(ONE, "1")), store.items(ONE));
  }

  @Test
  default void whereverAnInstanceStandsItIsFoundThere() {
    var store = open();
    var session = start(store);
    for (var status : InstanceStatus.values()) {
      session.save(WorkflowSample.status(ONE, status), List.of());
      assertEquals(Optional.of(WorkflowSample.status(ONE, status)), store.instance(ONE));
    }
  }
}
