package org.ingestworkbench.testkit.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.ingestworkbench.memory.InMemoryWorkflowStore;
import org.ingestworkbench.store.workflow.WorkflowStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InMemoryWorkflowCrashTableTest {

  @TempDir Path directory;

  @Test
  void everyWriteMayFailAnyhow() {
    var table = new WorkflowCrashTable(InMemory::new, directory).everyEffect();
    System.out.print(table);
    assertThat(table.wrong()).isEmpty();
    assertThat(table.effects()).isGreaterThan(15);
  }

  private static final class InMemory implements WorkflowCrashTable.World {
    private InMemoryWorkflowStore store = new InMemoryWorkflowStore();

    @Override
    public WorkflowStore openStore() {
      store.crash();
      store = store.reopen();
      return store;
    }

    @Override
    public void close() {
      store.close();
    }
  }
}
