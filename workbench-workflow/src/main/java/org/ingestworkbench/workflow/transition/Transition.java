package org.ingestworkbench.workflow.transition;

import org.ingestworkbench.store.workflow.InstanceStatus;
import org.ingestworkbench.store.workflow.TaskState;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table of moves.
 *
 * @param task what becomes of the task that runs, if one does; null leaves it as it is
 */
public record Transition(
    TransitionTable table,
    InstanceStatus from,
    InstanceEvent event,
    @Nullable TaskState task,
    InstanceStatus to,
    NextStep then) {}
