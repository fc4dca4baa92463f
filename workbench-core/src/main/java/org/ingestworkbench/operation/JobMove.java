package org.ingestworkbench.operation;

import org.ingestworkbench.store.JobState;
import org.jspecify.annotations.Nullable;

/**
 * A cell of the table of operations: what one of them may do with a job.
 *
 * @param meanwhile the job's state while the operation works; null when it claims nothing
 */
public record JobMove(
    Operation operation, Situation from, Verdict verdict, @Nullable JobState meanwhile) {}
