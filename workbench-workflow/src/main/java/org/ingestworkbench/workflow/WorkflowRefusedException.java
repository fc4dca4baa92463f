package org.ingestworkbench.workflow;

import org.ingestworkbench.model.WorkbenchException;

/**
 * A request to an instance or a work item is not possible in its state. Nothing was changed; only
 * the death of its process, if it died, was recorded.
 */
public final class WorkflowRefusedException extends WorkbenchException {
  private static final long serialVersionUID = 1L;

  /** Why a request is refused. */
  public enum Reason {
    /** There is no such workflow, instance or item. */
    NOT_THERE,
    /** The tables do not have this request in this state. */
    NOT_IN_THIS_STATE,
    /** The instance can never be recovered. */
    NOT_RECOVERABLE,
    /** The workflow is not defined as it was when the instance was started. */
    DEFINITION_CHANGED,
    /** The instance was recovered as often as its workflow allows. */
    ATTEMPTS_USED_UP,
    /** The task of the instance still runs. */
    STILL_RUNNING,
    /** The person may not do that with the item. */
    NOT_YOURS,
    /** The service was closed. */
    CLOSED
  }

  private final Reason reason;

  /** A refusal with a reason for programs, and the same in words for people. */
  public WorkflowRefusedException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /** Why the request is refused. */
  public Reason reason() {
    return reason;
  }
}
