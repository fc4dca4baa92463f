package org.ingestworkbench.testkit.workflow;

import org.ingestworkbench.memory.InMemoryWorkflowStore;
import org.ingestworkbench.store.workflow.WorkflowStore;

class InMemoryWorkflowStoreTest extends WorkflowStoreContract {
  private final InMemoryWorkflowStore storage = new InMemoryWorkflowStore();

  @Override
  protected WorkflowStore openStorage() {
    return storage.reopen();
  }

  @Override
  protected void killProcessOf(WorkflowStore store) {
    ((InMemoryWorkflowStore) store).crash();
  }
}
