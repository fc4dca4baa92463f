package org.ingestworkbench.testkit.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.ingestworkbench.store.IdMapStore;
import org.junit.jupiter.api.AfterEach;

/**
 * Every promise of {@link IdMapStore} and its sessions, as tests. An implementation extends this
 * and says how its storage is opened and how a process that has it open dies; each test needs a
 * fresh storage.
 *
 * <pre>{@code
 * class MyStoreTest extends IdMapStoreContract {
 *   @TempDir Path directory;
 *
 *   @Override
 *   protected IdMapStore openStorage() {
 *     return MyStore.open(directory.resolve("map"), clock());
 *   }
 *
 *   @Override
 *   protected void killProcessOf(IdMapStore store) {
 *     ...
 *   }
 * }
 * }</pre>
 */
public abstract class IdMapStoreContract
    implements MapContract,
        JournalContract,
        JournalOrderContract,
        ChangeContract,
        NodeIdContract,
        BatchContract,
        RowContract,
        ManifestContract,
        ClaimContract,
        StopRequestContract,
        ThreadContract {
  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T05:12:53.250Z"));
  private final List<IdMapStore> opened = new ArrayList<>();

  /** Opens the storage of this test, the same at every call, as a new living process. */
  protected abstract IdMapStore openStorage();

  /** The process that opened this store counts as dead from now on; nothing of it is closed. */
  protected abstract void killProcessOf(IdMapStore store);

  @Override
  public final SettableClock clock() {
    return clock;
  }

  @Override
  public final IdMapStore open() {
    var store = openStorage();
    opened.add(store);
    return store;
  }

  /** What this test has opened so far. */
  final List<IdMapStore> opened() {
    return opened;
  }

  @Override
  public final void kill(IdMapStore store) {
    killProcessOf(store);
  }

  /** Releases what the test opened, the dead included, so that the storage can be deleted. */
  @AfterEach
  public final void closeAll() {
    opened.forEach(IdMapStore::close);
    opened.clear();
  }
}
