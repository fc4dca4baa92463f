package org.ingestworkbench.store.workflow;

/** Where a work item stands. The names are stored. */
public enum ItemState {
  /** A person in one of its groups may take it. */
  HANDED_OUT("handed out"),
  CLAIMED("claimed"),
  COMPLETED("completed"),
  REJECTED("rejected");

  private final String words;

  ItemState(String words) {
    this.words = words;
  }

  /** Whether nothing is left to do. */
  public boolean closed() {
    return this == COMPLETED || this == REJECTED;
  }

  @Override
  public String toString() {
    return words;
  }
}
