package org.ingestworkbench.workflow;

import org.ingestworkbench.model.WorkbenchException;

/**
 * Something was asked of an instance or an item that is not possible where it stands. Nothing was
 * changed, but for taking note that its process died, should that be so.
 */
public final class WorkflowRefusedException extends WorkbenchException {
  private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Reason {
    /** There is no such workflow, instance or item. */
    NOT_THERE,
    /** The tables have no such request in that state. */
    NOT_IN_THIS_STATE,
    /** The instance can never be recovered. */
    NOT_RECOVERABLE,
    /** The workflow is not defined as it was when the instance was started. */
    DEFINITION_CHANGED,
    /** It was recovered as often as it may be. */
    ATTEMPTS_USED_UP,
    /** Its task still runs. */
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

  /** Why. */
  public Reason reason() {
    return reason;
  }
}
