package org.ingestworkbench.workflow;

/** What becomes of a task that was interrupted. Ignored where recovery is not enabled. */
public enum RecoveryStrategy {
  /** A recoverable error leaves the instance to be recovered, which restarts the task. */
  RESTART,
  /** An error fails the task, and the next object runs. For mapping tasks alone. */
  SKIP
}
