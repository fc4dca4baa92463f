package org.ingestworkbench.workflow.transition;

/** The tables of transitions. Recovery and the strategy of a task decide which one holds. */
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
