package org.ingestworkbench.model;

import java.util.UUID;

/**
 * What a job is called for ever: drawn when it starts, kept in the store, and the namespace of
 * every uuid it gives to nodes, media and aliases.
 */
public record JobId(UUID value) {

  /** Reads what {@link #toString} writes. */
  public static JobId of(String text) {
    return new JobId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
