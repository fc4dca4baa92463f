package org.ingestworkbench.store.workflow;

/** The state of a work item. The names are stored. */
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

  /** Whether the work is done: completed or rejected. */
  public boolean closed() {
    return this == COMPLETED || this == REJECTED;
  }

  @Override
  public String toString() {
    return words;
  }
}
