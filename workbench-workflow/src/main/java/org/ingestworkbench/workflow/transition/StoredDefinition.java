package org.ingestworkbench.workflow.transition;

import java.util.regex.Pattern;
import org.ingestworkbench.store.workflow.InstanceRecord;
import org.ingestworkbench.store.workflow.TaskRecord;

/**
 * Reads what decides the moves of an instance from the definition it was started with: the workflow
 * of the same name may be another one by now, or not known to this process.
 */
public final class StoredDefinition {

  private StoredDefinition() {}

  /** Which table holds: that of its running task, or of its Canceled one. */
  public static TransitionTable table(InstanceRecord instance) {
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
   * Whether its running task is one for people, which needs no process meanwhile: a recovery goes
   * on with it, and one that is not recovered has handed out all.
   */
  public static boolean waitsForPeople(InstanceRecord instance) {
    return instance
        .runningTask()
        .filter(task -> is(instance, task, "human task ", ", groups ["))
        .filter(task -> instance.recoveryEnabled() || task.handedOut())
        .isPresent();
  }

  /** An object has a line, after its indent and its condition. */
  private static boolean is(InstanceRecord instance, TaskRecord task, String kind, String more) {
    var line = Pattern.compile("(?m)^(?: *|.*: )" + Pattern.quote(kind + task.name() + more));
    return line.matcher(instance.definition()).find();
  }
}
