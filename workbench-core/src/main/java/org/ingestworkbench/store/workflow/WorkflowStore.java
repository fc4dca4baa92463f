package org.ingestworkbench.store.workflow;

import java.util.List;
import java.util.Optional;

/**
 * Keeps instances, their history and their work items. Safe for use by many threads, and by many
 * processes as far as claims go: an instance is written by the one process that holds it; work
 * items and requests are written by any.
 *
 * <p>The guarantee that an implementation gives, and that {@code WorkflowStoreContract} tests: when
 * a method has returned, its effect survives the death of the process and of the machine.
 */
public interface WorkflowStore extends AutoCloseable {

  /**
   * Keeps a new instance and holds it for this process.
   *
   * @param added the first entries of its history
   * @throws IllegalStateException when there is one with its id
   * @throws org.ingestworkbench.store.StoreException when the store cannot be written
   */
  WorkflowSession start(InstanceRecord first, List<HistoryEntry> added);

  /**
   * Takes an instance for this process, alone. A claim whose process is surely dead is taken over;
   * its epoch goes up. May look for a minute whether a process of another machine lives.
   *
   * @throws org.ingestworkbench.store.ClaimException when another living process has it, or this
   *     one through another session; the message names the holder
   * @throws IllegalStateException when it is not there
   * @throws org.ingestworkbench.store.StoreException when the store cannot be written
   */
  WorkflowSession claim(InstanceId id);

  /**
   * As {@link #claim}, but at once: empty when a process holds it that is not known to be dead.
   * When it is asked again and again, a holder on another machine that stands still for a minute is
   * taken for dead.
   *
   * @throws IllegalStateException when it is not there
   * @throws org.ingestworkbench.store.StoreException when the store cannot be written
   */
  Optional<WorkflowSession> claimIfFree(InstanceId id);

  /** All instances, newest first. */
  List<InstanceRecord> instances();

  /** One instance. */
  Optional<InstanceRecord> instance(InstanceId id);

  /** What happened to an instance, oldest first; empty when it is not there. */
  List<HistoryEntry> history(InstanceId id);

  /** The work items of an instance in the order in which they were handed out. */
  List<WorkItem> items(InstanceId id);

  /** One work item of an instance. A store that can look it up does not read all of them. */
  default Optional<WorkItem> item(InstanceId id, String task, String key) {
    return items(id).stream()
        .filter(item -> item.task().equals(task) && item.key().equals(key))
        .findFirst();
  }

  /**
   * Puts a work item in the place of another with the same task and key, if that is still as given.
   *
   * @return whether it was
   * @throws org.ingestworkbench.store.StoreException when the store cannot be written
   */
  boolean change(WorkItem from, WorkItem to);

  /**
   * Asks something of the process that holds the instance. An abort is not replaced by a cancel.
   *
   * @throws IllegalStateException when the instance is not there
   * @throws org.ingestworkbench.store.StoreException when the store cannot be written
   */
  void request(InstanceId id, InstanceRequest request);

  /** What was requested of an instance and not answered yet. */
  Optional<InstanceRequest> requested(InstanceId id);

  /** Where it is, for messages; never a secret. */
  @Override
  String toString();

  /** Releases the store. Claims that are still open are released too. */
  @Override
  void close();
}
