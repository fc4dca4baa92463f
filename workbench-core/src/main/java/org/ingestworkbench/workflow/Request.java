package org.ingestworkbench.workflow;

/** What a user asks of an instance that another process runs. The names are stored. */
public enum Request {
  CANCEL(Event.CANCEL),
  /** Outranks a cancel. */
  ABORT(Event.ABORT);

  private final Event event;

  Request(Event event) {
    this.event = event;
  }

  Event event() {
    return event;
  }
}
