package org.ingestworkbench.sqlite;

import java.nio.file.Path;
import org.ingestworkbench.store.IdMapStore;
import org.ingestworkbench.testkit.store.IdMapStoreContract;
import org.junit.jupiter.api.io.TempDir;

class SqliteIdMapContractTest extends IdMapStoreContract {
  private final FakeProcesses processes = new FakeProcesses();

  @TempDir Path directory;

  @Override
  protected IdMapStore openStorage() {
    return processes.open(SqliteIdMap.at(directory.resolve("map.db")).clock(clock()));
  }

  @Override
  protected void killProcessOf(IdMapStore store) {
    processes.kill(store);
  }
}
