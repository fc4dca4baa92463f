package org.ingestworkbench.store.workflow;

/** The state of a task that was started. */
public enum TaskState {
  RUNNING("Running"),
  COMPLETED("Completed"),
  CANCELED("Canceled"),
  ABORTED("Aborted"),
  FAILED("Failed");

  private final String words;

  TaskState(String words) {
    this.words = words;
  }

  @Override
  public String toString() {
    return words;
  }
}
