package org.ingestworkbench.workflow.transition;

import java.util.regex.Pattern;
import org.ingestworkbench.store.workflow.InstanceRecord;
import org.ingestworkbench.store.workflow.TaskRecord;

/**
 * Reads the definition with which an instance was started, to find its table. The workflow of that
 * name may have changed since, or this process may not know it.
 */
public final class StoredDefinition {

  private StoredDefinition() {}

  /**
   * The table that holds for the instance: the one of its running task, or of its Canceled task.
   */
  static TransitionTable table(InstanceRecord instance) {
    if (!instance.recoveryEnabled()) {
      return TransitionTable.NOT_ENABLED;
    }
    return instance
        .runningTask()
        .or(instance::canceledTask)
        .filter(task -> is(instance, task, "mapping task ", ", skip, failed rows allowed "))
        .map(task -> TransitionTable.SKIP)
        .orElse(TransitionTable.RESTART);
  }

  /**
   * Whether the running task is a human task that needs no process meanwhile. A recovery goes on
   * with it; without recovery it must have handed out all of its items.
   */
  public static boolean waitsForPeople(InstanceRecord instance) {
    return instance
        .runningTask()
        .filter(task -> is(instance, task, "human task ", ", groups ["))
        .filter(task -> instance.recoveryEnabled() || task.handedOut())
        .isPresent();
  }

  /** Looks for the line of a task. The line begins after the indent and the condition. */
  private static boolean is(InstanceRecord instance, TaskRecord task, String kind, String more) {
    var line = Pattern.compile("(?m)^(?: *|.*: )" + Pattern.quote(kind + task.name() + more));
    return line.matcher(instance.definition()).find();
  }
}
