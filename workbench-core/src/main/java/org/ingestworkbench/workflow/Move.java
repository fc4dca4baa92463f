package org.ingestworkbench.workflow;

import org.jspecify.annotations.Nullable;

/**
 * A row of the table of moves.
 *
 * @param task what becomes of the task that runs, if one does; null leaves it as it is
 */
record Move(
    Mode mode, Standing from, Event event, @Nullable TaskState task, Standing to, Then then) {}
