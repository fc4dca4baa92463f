package org.ingestworkbench.workflow.run;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.ingestworkbench.store.workflow.ItemState;
import org.ingestworkbench.store.workflow.TaskRecord;
import org.ingestworkbench.store.workflow.WorkItem;
import org.ingestworkbench.workflow.HumanTask;
import org.ingestworkbench.workflow.ItemDraft;
import org.ingestworkbench.workflow.TaskContext;

/** Hands out the items of a human task, then waits until all are closed. */
public final class HumanRun implements TaskRun {
  private static final String ITEMS = "items";

  private final HumanTask task;
  private final TaskContext context;
  private final HeldInstance held;
  private final Duration poll;
  private final Semaphore bell = new Semaphore(0);
  private volatile boolean left;

  HumanRun(HumanTask task, TaskContext context, HeldInstance held, Duration poll) {
    this.task = task;
    this.context = context;
    this.held = held;
    this.poll = poll;
  }

  @Override
  public TaskEnd run() throws InterruptedException {
    if (!handedOut() && !handOut()) {
      return TaskEnd.LEFT;
    }
    while (!left) {
      var end = end(context.items(task.name()), task.name());
      if (end.isPresent()) {
        return end.get();
      }
      await();
    }
    return TaskEnd.LEFT;
  }

  /** The end of a task that has handed out all of its items; empty while people work. */
  public static Optional<TaskEnd> end(List<WorkItem> items, String task) {
    var own = of(task, items);
    return own.stream().allMatch(item -> item.state().closed())
        ? Optional.of(TaskEnd.completed(counts(own)))
        : Optional.empty();
  }

  private static List<WorkItem> of(String task, List<WorkItem> items) {
    return items.stream().filter(item -> item.task().equals(task)).toList();
  }

  /** The count that records that these are all items of the task. */
  public static Map<String, Long> handedOut(List<WorkItem> items, String task) {
    return Map.of(ITEMS, (long) of(task, items).size());
  }

  private void await() throws InterruptedException {
    if (bell.tryAcquire(poll.toMillis(), TimeUnit.MILLISECONDS)) {
      bell.drainPermits();
    }
  }

  private boolean handedOut() {
    return held.record().task(task.name()).filter(TaskRecord::handedOut).isPresent();
  }

  /** Hands out the items that are missing. Returns whether all are handed out now. */
  private boolean handOut() {
    long count = 0;
    for (var draft : task.items(context)) {
      if (left || !held.handOut(item(draft))) {
        return false;
      }
      count++;
    }
    return held.count(task.name(), Map.of(ITEMS, count));
  }

  private WorkItem item(ItemDraft draft) {
    return new WorkItem(
        context.instance().id(),
        task.name(),
        draft.key(),
        draft.title(),
        task.groups(),
        ItemState.HANDED_OUT,
        "",
        "");
  }

  private static Map<String, Long> counts(List<WorkItem> items) {
    long rejected = items.stream().filter(item -> item.state() == ItemState.REJECTED).count();
    return Map.of(
        ITEMS, (long) items.size(), "completed", items.size() - rejected, "rejected", rejected);
  }

  /**
   * People go on with their work. With recovery, the instance goes on after a recovery; without it,
   * this run waits for people.
   */
  @Override
  public void canceled() {
    if (held.record().recoveryEnabled()) {
      leave();
    }
  }

  @Override
  public void leave() {
    left = true;
    bell.release();
  }

  @Override
  public void abort() {
    leave();
  }

  @Override
  public void wake() {
    bell.release();
  }
}
