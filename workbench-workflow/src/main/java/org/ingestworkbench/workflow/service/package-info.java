/**
 * The service: {@link org.ingestworkbench.workflow.service.WorkflowService} starts, cancels and
 * recovers instances, and {@link org.ingestworkbench.workflow.service.WorkItems} holds the work of
 * people.
 */
@NullMarked
package org.ingestworkbench.workflow.service;

import org.jspecify.annotations.NullMarked;
