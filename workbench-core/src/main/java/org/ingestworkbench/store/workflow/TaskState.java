package org.ingestworkbench.store.workflow;

/** Where a task of an instance stands, once it was started. */
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
