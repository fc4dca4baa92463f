package org.ingestworkbench.workflow.transition;

import org.ingestworkbench.store.workflow.InstanceStatus;
import org.ingestworkbench.store.workflow.TaskState;
import org.jspecify.annotations.Nullable;

/**
 * A row of a table of transitions.
 *
 * @param task the next state of the running task, if one runs; null leaves it as it is
 */
public record Transition(
    TransitionTable table,
    InstanceStatus from,
    InstanceEvent event,
    @Nullable TaskState task,
    InstanceStatus to,
    NextStep then) {}
