package org.ingestworkbench.sqlite;

import java.nio.file.Path;
import org.ingestworkbench.store.IdMapStore;
import org.ingestworkbench.testkit.store.IdMapStoreContract;
import org.junit.jupiter.api.io.TempDir;

/** The same promises hold in DELETE mode. */
class NetworkIdMapContractTest extends IdMapStoreContract {
  private final FakeProcesses processes = new FakeProcesses();

  @TempDir Path directory;

  @Override
  protected IdMapStore openStorage() {
    return processes.open(
        SqliteIdMap.at(directory.resolve("map.db")).clock(clock()).networkFileSystem(true));
  }

  @Override
  protected void killProcessOf(IdMapStore store) {
    processes.kill(store);
  }
}
