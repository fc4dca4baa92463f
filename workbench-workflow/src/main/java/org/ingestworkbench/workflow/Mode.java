package org.ingestworkbench.workflow;

/** Which of the tables holds for a task. */
enum Mode {
  RESTART("Restart strategy"),
  SKIP("Skip strategy"),
  NOT_ENABLED("Recovery not enabled");

  private final String words;

  Mode(String words) {
    this.words = words;
  }

  @Override
  public String toString() {
    return words;
  }
}
