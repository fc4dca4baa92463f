package org.ingestworkbench.store.workflow;

import java.util.List;

/**
 * A claim on an instance. Every method checks the epoch of the claim: a process that was taken for
 * dead and wakes up is refused. Safe for use by many threads.
 */
public interface WorkflowSession extends AutoCloseable {

  /** The id of the claimed instance. */
  InstanceId id();

  /**
   * Replaces the record of the instance and adds to its history. Both happen or neither, and both
   * are durable when this returns.
   *
   * @param added entries for the end of the history, in order
   * @throws org.ingestworkbench.store.ClaimException when the claim is not held any more
   * @throws org.ingestworkbench.store.StoreException when the store cannot be written
   */
  void save(InstanceRecord next, List<HistoryEntry> added);

  /**
   * Adds a work item. An item with the same task and key that is already there stays as it is.
   *
   * @throws org.ingestworkbench.store.ClaimException when the claim is not held any more
   * @throws org.ingestworkbench.store.StoreException when the store cannot be written
   */
  void handOut(WorkItem item);

  /**
   * Removes a request that was carried out, if it is still the stored one: an abort that came
   * meanwhile stays.
   *
   * @param request the request that was carried out
   * @throws org.ingestworkbench.store.ClaimException when the claim is not held any more
   * @throws org.ingestworkbench.store.StoreException when the store cannot be written
   */
  void answered(InstanceRequest request);

  /** Gives the claim back. Throws nothing when the claim was lost or the store is gone. */
  @Override
  void close();
}
