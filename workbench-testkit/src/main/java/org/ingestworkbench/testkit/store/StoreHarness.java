package org.ingestworkbench.testkit.store;

import org.ingestworkbench.store.IdMapStore;

/** What the contract of a store needs of the implementation under test. */
public interface StoreHarness {

  /** The clock that the stores of this test use, in UTC. */
  SettableClock clock();

  /**
   * Opens the storage of this test, the same at every call, as a new living process. The test
   * closes it, unless it kills it.
   */
  IdMapStore open();

  /**
   * The process that opened a store dies: nothing is closed, what it held in memory is lost, and
   * other processes can tell that it is dead. The object itself stands for one that was taken for
   * dead and wakes: the contract goes on calling it.
   */
  void kill(IdMapStore store);

  /** The storage as a new process finds it after the one before died. */
  default IdMapStore reopenAfterDeathOf(IdMapStore store) {
    kill(store);
    return open();
  }
}
