/** Instances of workflows with their history and work items, and the session that writes them. */
@org.jspecify.annotations.NullMarked
package org.ingestworkbench.sqlite.workflow;
