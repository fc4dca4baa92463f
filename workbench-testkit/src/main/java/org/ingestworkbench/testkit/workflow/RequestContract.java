package org.ingestworkbench.testkit.workflow;

import static org.ingestworkbench.testkit.workflow.WorkflowSample.ONE;
import static org.ingestworkbench.testkit.workflow.WorkflowSample.later;
import static org.ingestworkbench.testkit.workflow.WorkflowSample.start;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.ingestworkbench.store.workflow.InstanceRequest;
import org.junit.jupiter.api.Test;

/** That what is asked of an instance stays until it is answered. */
public interface RequestContract extends WorkflowStoreHarness {

  @Test
  default void aRequestSurvivesUntilItIsAnswered() {
    var store = open();
    start(store);
    open().request(ONE, InstanceRequest.CANCEL);
    assertEquals(Optional.of(InstanceRequest.CANCEL), store.requested(ONE));
    var again = reopenAfterDeathOf(store);
    assertEquals(Optional.of(InstanceRequest.CANCEL), again.requested(ONE));
    again.claim(ONE).answered(InstanceRequest.CANCEL);
    assertEquals(Optional.empty(), again.requested(ONE));
  }

  @Test
  default void anAbortThatCameMeanwhileIsNotForgottenWithTheCancel() {
    var store = open();
    var session = start(store);
    store.request(ONE, InstanceRequest.CANCEL);
    store.request(ONE, InstanceRequest.ABORT);
    session.answered(InstanceRequest.CANCEL);
    assertEquals(Optional.of(InstanceRequest.ABORT), store.requested(ONE));
    session.answered(InstanceRequest.ABORT);
    assertEquals(Optional.empty(), store.requested(ONE));
  }

  @Test
  default void aSaveForgetsNoRequest() {
    var store = open();
    var session = start(store);
    store.request(ONE, InstanceRequest.CANCEL);
    session.save(later(ONE), List.of());
    assertEquals(Optional.of(InstanceRequest.CANCEL), store.requested(ONE));
  }

  @Test
  default void anAbortIsNotReplacedByACancel() {
    var store = open();
    start(store);
    store.request(ONE, InstanceRequest.CANCEL);
    store.request(ONE, InstanceRequest.ABORT);
    store.request(ONE, InstanceRequest.CANCEL);
    assertEquals(Optional.of(InstanceRequest.ABORT), store.requested(ONE));
  }
}
