package org.ingestworkbench.workflow;

/** What a user asks of an instance that another process runs. The names are stored. */
public enum Request {
  CANCEL,
  /** Outranks a cancel. */
  ABORT
}
