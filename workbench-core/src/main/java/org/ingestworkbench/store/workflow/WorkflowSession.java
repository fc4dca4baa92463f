package org.ingestworkbench.store.workflow;

import java.util.List;

/**
 * A claim on an instance. The epoch of the claim is checked by every method: a process that was
 * taken for dead and wakes up is refused. Used by many threads at once.
 */
public interface WorkflowSession extends AutoCloseable {

  /** Whose claim it is. */
  InstanceId id();

  /**
   * Puts a record in the place of the instance's, and adds to its history: both or neither, and
   * durable when this returns.
   *
   * @param added entries for the end of the history, in order
   * @throws org.ingestworkbench.store.ClaimException when the claim is not held any more
   * @throws org.ingestworkbench.store.StoreException when the store cannot be written
   */
  void save(InstanceRecord next, List<HistoryEntry> added);

  /**
   * Adds a work item. One with the same task and key that is there already stays as it is.
   *
   * @throws org.ingestworkbench.store.ClaimException when the claim is not held any more
   * @throws org.ingestworkbench.store.StoreException when the store cannot be written
   */
  void handOut(WorkItem item);

  /**
   * Forgets what was requested of the instance, if it is still that: an abort that came meanwhile
   * stays.
   *
   * @param request what was heeded
   * @throws org.ingestworkbench.store.ClaimException when the claim is not held any more
   * @throws org.ingestworkbench.store.StoreException when the store cannot be written
   */
  void answered(InstanceRequest request);

  /** Gives the claim back; throws nothing when it was lost or the store is gone. */
  @Override
  void close();
}
