package org.ingestworkbench.store.workflow;

import java.util.UUID;

/** The id of an instance. It stays the same through all recoveries. */
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
