package org.ingestworkbench.workflow;

import java.util.List;
import java.util.Optional;
import org.ingestworkbench.store.workflow.TaskRecord;
import org.jspecify.annotations.Nullable;

/**
 * An object of a workflow in its place.
 *
 * @param ways the names of the side ways it stands on, from the outermost
 * @param condition on the way to it; null when there is none
 * @param task null for a terminate object
 */
record WorkflowStep(List<String> ways, @Nullable Condition condition, @Nullable Task task) {

  /** Whether it is not reached because the condition of an earlier object is false. */
  boolean closedBy(WorkflowStep earlier) {
    return ways.size() >= earlier.ways.size()
        && ways.subList(0, earlier.ways.size()).equals(earlier.ways);
  }

  /** Whether this is its task. */
  boolean is(Optional<TaskRecord> record) {
    return task != null && record.filter(found -> found.name().equals(task.name())).isPresent();
  }

  String definition() {
    return "  ".repeat(ways.size())
        + (condition == null ? "" : "if " + condition.name() + ": ")
        + (task == null ? "terminate" : task.definition());
  }
}
