package org.ingestworkbench.workflow.transition;

/** Which of the tables holds for a task. */
public enum TransitionTable {
  RESTART("Restart strategy"),
  SKIP("Skip strategy"),
  NOT_ENABLED("Recovery not enabled");

  private final String words;

  TransitionTable(String words) {
    this.words = words;
  }

  @Override
  public String toString() {
    return words;
  }
}
