package org.ingestworkbench.workflow;

import java.util.function.Predicate;
import org.ingestworkbench.store.workflow.InstanceRecord;
import org.ingestworkbench.store.workflow.TaskState;

/**
 * Decides whether the way to an object is taken. It sees the instance: its parameters, and the
 * states and counts of the tasks before. It is evaluated once for each instance. Its result is
 * stored, so that a recovery takes the same way.
 *
 * @param name says in words what must hold; part of the workflow's definition, and unique in it
 * @param test decides; it must not change anything, and an exception aborts the instance
 */
public record Condition(String name, Predicate<InstanceRecord> test) {

  /** A condition under a name. */
  public static Condition named(String name, Predicate<InstanceRecord> test) {
    return new Condition(name, test);
  }

  /** A condition that holds when a task is Completed and no row of it is left undone. */
  public static Condition allDone(String task) {
    return named(
        "all done: " + task,
        seen ->
            seen.task(task)
                .filter(done -> done.state() == TaskState.COMPLETED)
                .filter(done -> done.count("notDone") == 0)
                .isPresent());
  }

  @Override
  public String toString() {
    return name;
  }
}
