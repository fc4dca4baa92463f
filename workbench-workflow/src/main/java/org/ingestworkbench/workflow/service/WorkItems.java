package org.ingestworkbench.workflow.service;

import java.util.List;
import java.util.function.Consumer;
import org.ingestworkbench.store.workflow.InstanceId;
import org.ingestworkbench.store.workflow.ItemState;
import org.ingestworkbench.store.workflow.WorkItem;
import org.ingestworkbench.store.workflow.WorkflowState;
import org.ingestworkbench.store.workflow.WorkflowStore;
import org.ingestworkbench.workflow.WorkflowRefusedException;
import org.ingestworkbench.workflow.WorkflowRefusedException.Reason;

/**
 * The work items of an instance, and what people do with them. No service needs to run the
 * instance: people may go on while it is Canceled, or while no process runs it. Only an Aborted or
 * Completed instance accepts no more work. Safe for use by many threads and processes.
 */
public final class WorkItems {
  private final WorkflowStore store;
  private final InstanceId instance;
  private final Consumer<InstanceId> wake;

  WorkItems(WorkflowStore store, InstanceId instance, Consumer<InstanceId> wake) {
    this.store = store;
    this.instance = instance;
    this.wake = wake;
  }

  /** The items of an instance, for a program without a service. */
  public static WorkItems of(WorkflowStore store, InstanceId instance) {
    return new WorkItems(store, instance, id -> {});
  }

  /** All items, in the order in which they were handed out. */
  public List<WorkItem> all() {
    return store.items(instance);
  }

  /** The items that are not completed or rejected. */
  public List<WorkItem> open() {
    return all().stream().filter(item -> !item.state().closed()).toList();
  }

  /**
   * Takes an item for a person.
   *
   * @param group the group as whose member the person acts
   * @throws WorkflowRefusedException when the item is not handed out, or not to that group
   */
  public WorkItem claim(String task, String key, String person, String group) {
    return move(task, key, item -> claimed(item, checkedPerson(person), group));
  }

  private static WorkItem claimed(WorkItem item, String person, String group) {
    if (!item.groups().contains(group)) {
      throw refused(Reason.NOT_YOURS, item, "is not for group \"" + group + "\"");
    } else if (item.state() != ItemState.HANDED_OUT) {
      throw refused(Reason.NOT_IN_THIS_STATE, item, "cannot be claimed");
    }
    return item.moved(ItemState.CLAIMED, person, "");
  }

  /** Gives a claimed item back to its groups. */
  public WorkItem giveBack(String task, String key, String person) {
    return move(task, key, item -> own(item, person).moved(ItemState.HANDED_OUT, "", ""));
  }

  /**
   * Completes an item.
   *
   * @param note a remark; may be empty
   * @throws WorkflowRefusedException when the person has not claimed it
   */
  public WorkItem complete(String task, String key, String person, String note) {
    return move(task, key, item -> own(item, person).moved(ItemState.COMPLETED, person, note));
  }

  /**
   * Rejects an item.
   *
   * @param note the reason; may be empty
   * @throws WorkflowRefusedException when the person has not claimed it
   */
  public WorkItem reject(String task, String key, String person, String note) {
    return move(task, key, item -> own(item, person).moved(ItemState.REJECTED, person, note));
  }

  private static WorkItem own(WorkItem item, String person) {
    if (item.state() != ItemState.CLAIMED) {
      throw refused(Reason.NOT_IN_THIS_STATE, item, "must be claimed first");
    } else if (!item.person().equals(person)) {
      throw refused(Reason.NOT_YOURS, item, "is not claimed by " + person);
    }
    return item;
  }

  private static String checkedPerson(String person) {
    if (person.isBlank()) {
      throw new IllegalArgumentException("A work item is claimed by somebody: give a name.");
    }
    return person;
  }

  private interface Change {
    WorkItem of(WorkItem item);
  }

  /**
   * Changes an item. When another process was quicker, it tries again with the item as it then is.
   */
  private WorkItem move(String task, String key, Change change) {
    refuseEnded();
    while (true) {
      var item = find(task, key);
      var next = change.of(item);
      if (store.change(item, next)) {
        wake.accept(instance);
        return next;
      }
    }
  }

  private void refuseEnded() {
    var now = store.instance(instance);
    now.filter(
            record ->
                record.state() == WorkflowState.ABORTED
                    || record.state() == WorkflowState.COMPLETED)
        .ifPresent(
            record -> {
              throw new WorkflowRefusedException(
                  Reason.NOT_IN_THIS_STATE,
                  "Instance " + instance + " is " + record.status() + "; its items are closed.");
            });
  }

  private WorkItem find(String task, String key) {
    return store
        .item(instance, task, key)
        .orElseThrow(
            () ->
                new WorkflowRefusedException(
                    Reason.NOT_THERE,
                    "Task %s of instance %s has no item \"%s\".".formatted(task, instance, key)));
  }

  private static WorkflowRefusedException refused(Reason reason, WorkItem item, String why) {
    return new WorkflowRefusedException(reason, item + ": it " + why + ".");
  }

  @Override
  public String toString() {
    var text = new StringBuilder("Items of instance ").append(instance);
    all().forEach(item -> text.append("\n  ").append(item));
    return text.toString();
  }
}
