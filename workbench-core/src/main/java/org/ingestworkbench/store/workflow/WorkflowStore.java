package org.ingestworkbench.store.workflow;

import java.util.List;
import java.util.Optional;

/**
 * Keeps instances, their history and their work items. Safe for use by many threads and processes:
 * only the process that has claimed an instance writes its record; every process may write work
 * items and requests.
 *
 * <p>An implementation guarantees, and {@code WorkflowStoreContract} tests, that the effect of a
 * method survives the death of the process and of the machine once the method has returned.
 */
public interface WorkflowStore extends AutoCloseable {

  /**
   * Stores a new instance and claims it for this process.
   *
   * @param added the first entries of its history
   * @throws IllegalStateException when there is an instance with its id
   * @throws org.ingestworkbench.store.StoreException when the store cannot be written
   */
  WorkflowSession start(InstanceRecord first, List<HistoryEntry> added);

  /**
   * Claims an instance for this process alone. Takes over a claim whose process is surely dead; the
   * epoch then goes up. May need a minute to see whether a process of another machine lives.
   *
   * @throws org.ingestworkbench.store.ClaimException when another living process holds the claim,
   *     or this process through another session; the message names the holder
   * @throws IllegalStateException when there is no such instance
   * @throws org.ingestworkbench.store.StoreException when the store cannot be written
   */
  WorkflowSession claim(InstanceId id);

  /**
   * As {@link #claim}, but returns at once: empty when the holder is not known to be dead. When
   * this is called again and again, a holder on another machine that shows no life for a minute is
   * taken for dead.
   *
   * @throws IllegalStateException when there is no such instance
   * @throws org.ingestworkbench.store.StoreException when the store cannot be written
   */
  Optional<WorkflowSession> claimIfFree(InstanceId id);

  /** All instances, newest first. */
  List<InstanceRecord> instances();

  /** One instance; empty when it is not there. */
  Optional<InstanceRecord> instance(InstanceId id);

  /** What happened to an instance, oldest first; empty when it is not there. */
  List<HistoryEntry> history(InstanceId id);

  /** The work items of an instance in the order in which they were handed out. */
  List<WorkItem> items(InstanceId id);

  /** One work item of an instance. A store that can look an item up should override this. */
  default Optional<WorkItem> item(InstanceId id, String task, String key) {
    return items(id).stream()
        .filter(item -> item.task().equals(task) && item.key().equals(key))
        .findFirst();
  }

  /**
   * Replaces a work item by another with the same task and key, if the stored item still equals the
   * first one.
   *
   * @return whether the item was replaced
   * @throws org.ingestworkbench.store.StoreException when the store cannot be written
   */
  boolean change(WorkItem from, WorkItem to);

  /**
   * Stores a request to the process that holds the instance. A cancel does not replace an abort.
   *
   * @throws IllegalStateException when the instance is not there
   * @throws org.ingestworkbench.store.StoreException when the store cannot be written
   */
  void request(InstanceId id, InstanceRequest request);

  /** The request of an instance that is not yet carried out. */
  Optional<InstanceRequest> requested(InstanceId id);

  /** The place of the store, for messages; never a secret. */
  @Override
  String toString();

  /** Releases the store. Claims that are still open are released too. */
  @Override
  void close();
}
