package org.ingestworkbench.store.workflow;

import java.util.UUID;

/** What one run of a workflow is called for ever, its recoveries included. */
public record InstanceId(UUID value) {

  /** Reads what {@link #toString} writes. */
  public static InstanceId of(String text) {
    return new InstanceId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
