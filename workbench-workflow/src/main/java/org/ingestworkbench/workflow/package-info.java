/**
 * The definition of a workflow, an ordered list of tasks that survives the death of its process:
 * {@link org.ingestworkbench.workflow.Workflow}, its tasks and conditions. {@link
 * org.ingestworkbench.workflow.service.WorkflowService} runs it.
 */
@NullMarked
package org.ingestworkbench.workflow;

import org.jspecify.annotations.NullMarked;
