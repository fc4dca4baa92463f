package org.ingestworkbench.testkit.workflow;

import static org.ingestworkbench.testkit.workflow.WorkflowSample.ONE;
import static org.ingestworkbench.testkit.workflow.WorkflowSample.later;
import static org.ingestworkbench.testkit.workflow.WorkflowSample.start;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.ingestworkbench.workflow.Request;
import org.junit.jupiter.api.Test;

/** That what is asked of an instance stays until it is answered. */
public interface RequestContract extends WorkflowStoreHarness {

  @Test
  default void aRequestSurvivesUntilItIsAnswered() {
    var store = open();
    start(store);
    open().request(ONE, Request.CANCEL);
    assertEquals(Optional.of(Request.CANCEL), store.requested(ONE));
    var again = reopenAfterDeathOf(store);
    assertEquals(Optional.of(Request.CANCEL), again.requested(ONE));
    again.claim(ONE).answered(Request.CANCEL);
    assertEquals(Optional.empty(), again.requested(ONE));
  }

  @Test
  default void anAbortThatCameMeanwhileIsNotForgottenWithTheCancel() {
    var store = open();
    var session = start(store);
    store.request(ONE, Request.CANCEL);
    store.request(ONE, Request.ABORT);
    session.answered(Request.CANCEL);
    assertEquals(Optional.of(Request.ABORT), store.requested(ONE));
    session.answered(Request.ABORT);
    assertEquals(Optional.empty(), store.requested(ONE));
  }

  @Test
  default void aSaveForgetsNoRequest() {
    var store = open();
    var session = start(store);
    store.request(ONE, Request.CANCEL);
    session.save(later(ONE), List.of());
    assertEquals(Optional.of(Request.CANCEL), store.requested(ONE));
  }

  @Test
  default void anAbortIsNotReplacedByACancel() {
    var store = open();
    start(store);
    store.request(ONE, Request.CANCEL);
    store.request(ONE, Request.ABORT);
    store.request(ONE, Request.CANCEL);
    assertEquals(Optional.of(Request.ABORT), store.requested(ONE));
  }
}
