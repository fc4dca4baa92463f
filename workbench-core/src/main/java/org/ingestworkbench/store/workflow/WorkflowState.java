package org.ingestworkbench.store.workflow;

/** The state of an instance, as the tables and the manual name it. */
public enum WorkflowState {
  RUNNING("Running"),
  COMPLETED("Completed"),
  CANCELED("Canceled"),
  ABORTED("Aborted");

  private final String words;

  WorkflowState(String words) {
    this.words = words;
  }

  @Override
  public String toString() {
    return words;
  }
}
