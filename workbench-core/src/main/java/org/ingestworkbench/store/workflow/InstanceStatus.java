package org.ingestworkbench.store.workflow;

/**
 * The state of an instance and the cause of that state. Its recovery depends on both. The names are
 * stored.
 */
public enum InstanceStatus {
  RUNNING(WorkflowState.RUNNING, Recoverable.NO, "running"),
  /**
   * Its service was closed while a human task waited for people. Nothing was interrupted, so a
   * service that goes on with it does not recover it.
   */
  LEFT_TO_PEOPLE(WorkflowState.RUNNING, Recoverable.NO, "left while people work"),
  COMPLETED(WorkflowState.COMPLETED, Recoverable.NO, "completed"),
  /** A user cancelled it; its task may still run. */
  CANCELED_BY_USER(WorkflowState.CANCELED, Recoverable.BY_HAND, "canceled by a user"),
  /** A user cancelled it, and its workflow has no recovery. */
  CANCELED_FOR_GOOD(WorkflowState.CANCELED, Recoverable.NO, "canceled by a user"),
  /** A recoverable error stopped it. */
  CANCELED_BY_ERROR(WorkflowState.CANCELED, Recoverable.BY_HAND, "canceled by a recoverable error"),
  /** Its service process died. */
  CANCELED_BY_DEATH(
      WorkflowState.CANCELED,
      Recoverable.BY_HAND_OR_AUTOMATICALLY,
      "canceled because its service process died"),
  /** A user aborted it. */
  ABORTED_BY_USER(WorkflowState.ABORTED, Recoverable.NO, "aborted by a user"),
  /** An error, a terminate object, or a death without recovery ended it. */
  ABORTED(WorkflowState.ABORTED, Recoverable.NO, "aborted");

  /** How an instance can be recovered. */
  public enum Recoverable {
    NO,
    BY_HAND,
    /** Automatic only where the workflow says so. */
    BY_HAND_OR_AUTOMATICALLY
  }

  private final WorkflowState state;
  private final Recoverable recoverable;
  private final String words;

  InstanceStatus(WorkflowState state, Recoverable recoverable, String words) {
    this.state = state;
    this.recoverable = recoverable;
    this.words = words;
  }

  /** The state without its cause. */
  public WorkflowState state() {
    return state;
  }

  /** How it can be recovered, as far as its status alone decides. */
  public Recoverable recoverable() {
    return recoverable;
  }

  /** Whether a user cancelled it. Its task may then still run. */
  public boolean canceledByUser() {
    return this == CANCELED_BY_USER || this == CANCELED_FOR_GOOD;
  }

  @Override
  public String toString() {
    return words;
  }
}
