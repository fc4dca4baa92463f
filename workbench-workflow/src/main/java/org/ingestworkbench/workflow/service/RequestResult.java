package org.ingestworkbench.workflow.service;

/** What a request to cancel or abort came to. */
public enum RequestResult {
  DONE("done"),
  /** The same was asked before. */
  NO_EFFECT("no effect: it was asked for before"),
  /** The process that runs the instance was asked, and has not answered within the limit. */
  REQUESTED("requested of the process that runs it, which has not answered yet");

  private final String words;

  RequestResult(String words) {
    this.words = words;
  }

  @Override
  public String toString() {
    return words;
  }
}
