package org.ingestworkbench.testkit.workflow;

import java.util.ArrayList;
import java.util.List;
import org.ingestworkbench.store.workflow.WorkflowStore;
import org.junit.jupiter.api.AfterEach;

/**
 * Every promise of {@link WorkflowStore} and its sessions, as tests. An implementation extends this
 * and says how its storage is opened and how a process that has it open dies; each test needs a
 * fresh storage.
 */
public abstract class WorkflowStoreContract
    implements InstanceContract, WorkItemContract, RequestContract, InstanceClaimContract {
  private final List<WorkflowStore> opened = new ArrayList<>();

  /** Opens the storage of this test, the same at every call, as a new living process. */
  protected abstract WorkflowStore openStorage();

  /** The process that opened this store counts as dead from now on; nothing of it is closed. */
  protected abstract void killProcessOf(WorkflowStore store);

  @Override
  public final WorkflowStore open() {
    var store = openStorage();
    opened.add(store);
    return store;
  }

  @Override
  public final void kill(WorkflowStore store) {
    killProcessOf(store);
  }

  /** Releases what the test opened, the dead included, so that the storage can be deleted. */
  @AfterEach
  public final void closeAll() {
    opened.forEach(WorkflowStore::close);
    opened.clear();
  }
}
