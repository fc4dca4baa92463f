package org.ingestworkbench.testkit.workflow;

import org.ingestworkbench.store.workflow.WorkflowStore;

/** What the contract of a workflow store needs of the implementation under test. */
public interface WorkflowStoreHarness {

  /** Opens the storage of this test, the same at every call, as a new living process. */
  WorkflowStore open();

  /**
   * The process that opened a store dies: nothing is closed, and other processes can tell that it
   * is dead. The object itself stands for one that was taken for dead and wakes.
   */
  void kill(WorkflowStore store);

  /** The storage as a new process finds it after the one before died. */
  default WorkflowStore reopenAfterDeathOf(WorkflowStore store) {
    kill(store);
    return open();
  }
}
