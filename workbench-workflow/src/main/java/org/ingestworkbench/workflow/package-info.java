/**
 * Workflows: an ordered list of tasks that survives the death of its process. {@link
 * org.ingestworkbench.workflow.Workflow} defines one, {@link
 * org.ingestworkbench.workflow.WorkflowService} runs its instances and recovers them. What becomes
 * of an instance in which case is a table that stands once, in {@code Moves}.
 */
@NullMarked
package org.ingestworkbench.workflow;

import org.jspecify.annotations.NullMarked;
