package org.ingestworkbench.drupal.limits;

import java.time.Duration;

/**
 * How long the client waits. Every wait ends.
 *
 * @param connect until a connection stands
 * @param answer from the last byte sent to the end of the answer
 * @param uploadStall how long an upload may stand still; an upload that moves has no limit
 */
public record Limits(Duration connect, Duration answer, Duration uploadStall) {

  /** 10 seconds, 2 minutes, 1 minute. */
  public static final Limits DEFAULT =
      new Limits(Duration.ofSeconds(10), Duration.ofMinutes(2), Duration.ofMinutes(1));

  public Limits {
    positive("connect", connect);
    positive("answer", answer);
    positive("uploadStall", uploadStall);
  }

  private static void positive(String name, Duration value) {
    if (value.isZero() || value.isNegative()) {
      throw new IllegalArgumentException("The limit " + name + " must be above zero: " + value);
    }
  }
}
