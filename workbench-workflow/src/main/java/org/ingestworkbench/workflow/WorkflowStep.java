package org.ingestworkbench.workflow;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An object of a workflow in its place.
 *
 * @param ways the names of the side ways it stands on, from the outermost
 * @param condition on the way to it; null when there is none
 * @param task null for a terminate object
 */
public record WorkflowStep(List<String> ways, @Nullable Condition condition, @Nullable Task task) {

  /** Whether it is not reached because the condition of an earlier object is false. */
  public boolean closedBy(WorkflowStep earlier) {
    return ways.size() >= earlier.ways.size()
        && ways.subList(0, earlier.ways.size()).equals(earlier.ways);
  }

  String definition() {
    return "  ".repeat(ways.size())
        + (condition == null ? "" : "if " + condition.name() + ": ")
        + (task == null ? "terminate" : task.definition());
  }
}
