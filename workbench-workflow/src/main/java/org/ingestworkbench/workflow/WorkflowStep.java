package org.ingestworkbench.workflow;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An object of a workflow, with the way that leads to it.
 *
 * @param ways the names of the side ways on which it lies, the outermost first
 * @param condition what must hold for the object to be reached; null for always
 * @param task null for a terminate object
 */
public record WorkflowStep(List<String> ways, @Nullable Condition condition, @Nullable Task task) {

  /** Whether the object is not reached when the condition of an earlier object does not hold. */
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
