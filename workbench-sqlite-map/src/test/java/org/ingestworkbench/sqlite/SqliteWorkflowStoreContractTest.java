package org.ingestworkbench.sqlite;

import java.nio.file.Path;
import org.ingestworkbench.store.workflow.WorkflowStore;
import org.ingestworkbench.testkit.workflow.WorkflowStoreContract;
import org.junit.jupiter.api.io.TempDir;

class SqliteWorkflowStoreContractTest extends WorkflowStoreContract {
  private final FakeProcesses processes = new FakeProcesses();

  @TempDir Path directory;

  @Override
  protected WorkflowStore openStorage() {
    return processes.openWorkflows(SqliteIdMap.at(directory.resolve("map.db")));
  }

  @Override
  protected void killProcessOf(WorkflowStore store) {
    processes.kill(store);
  }
}
