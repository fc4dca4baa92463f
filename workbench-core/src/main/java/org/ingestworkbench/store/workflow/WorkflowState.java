package org.ingestworkbench.store.workflow;

/** Where an instance stands, in the words of the tables. */
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
