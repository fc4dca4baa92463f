package org.ingestworkbench.workflow.service;

/** The result of a request to cancel or abort. */
public enum RequestResult {
  DONE("done"),
  /** The same request was made before. */
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
