package org.ingestworkbench.workflow;

/** What becomes of a task that was interrupted. It counts only where recovery is enabled. */
public enum RecoveryStrategy {
  /** A recoverable error stops the instance, and a recovery restarts the task. */
  RESTART,
  /** An error fails the task, and the next object runs. Only for mapping tasks. */
  SKIP
}
