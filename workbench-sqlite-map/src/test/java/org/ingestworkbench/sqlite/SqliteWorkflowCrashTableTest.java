package org.ingestworkbench.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ingestworkbench.store.workflow.WorkflowStore;
import org.ingestworkbench.testkit.crash.WorkflowCrashTable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The crash table over the workflows on disk. */
@Tag("heavy")
class SqliteWorkflowCrashTableTest {

  @TempDir Path directory;
  private int worlds;

  @Test
  void everyWriteMayFailAnyhow() {
    var table = new WorkflowCrashTable(this::world, directory).everyEffect();
    System.out.print(table);
    assertThat(table.wrong()).isEmpty();
  }

  private WorkflowCrashTable.World world() {
    return new OnDisk(directory.resolve("map-" + worlds++ + ".db"));
  }

  private static final class OnDisk implements WorkflowCrashTable.World {
    private final FakeProcesses processes = new FakeProcesses();
    private final List<WorkflowStore> opened = new ArrayList<>();
    private final Path file;

    OnDisk(Path file) {
      this.file = file;
    }

    @Override
    public WorkflowStore openStore() {
      opened.forEach(processes::kill);
      var store = processes.openWorkflows(SqliteIdMap.at(file));
      opened.add(store);
      return store;
    }

    @Override
    public void close() {
      opened.forEach(WorkflowStore::close);
    }
  }
}
