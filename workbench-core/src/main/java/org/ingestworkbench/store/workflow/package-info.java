/**
 * What keeps the instances of workflows: {@link org.ingestworkbench.store.workflow.WorkflowStore}
 * is what a store implements, and the records beside it are what it keeps.
 */
@NullMarked
package org.ingestworkbench.store.workflow;

import org.jspecify.annotations.NullMarked;
