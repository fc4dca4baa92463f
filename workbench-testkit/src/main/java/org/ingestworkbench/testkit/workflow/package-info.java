/**
 * The contract of a {@link org.ingestworkbench.store.workflow.WorkflowStore}: an implementation
 * extends {@link org.ingestworkbench.testkit.workflow.WorkflowStoreContract}.
 */
@NullMarked
package org.ingestworkbench.testkit.workflow;

import org.jspecify.annotations.NullMarked;
