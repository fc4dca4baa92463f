package org.ingestworkbench.store.workflow;

/** What a user asks of an instance that another process runs. The names are stored. */
public enum InstanceRequest {
  CANCEL,
  /** Outranks a cancel. */
  ABORT
}
