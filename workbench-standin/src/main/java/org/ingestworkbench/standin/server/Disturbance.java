package org.ingestworkbench.standin.server;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What goes wrong with one request.
 *
 * @param before how long it waits before the work is done
 * @param after how long the answer waits after the work was done
 * @param ending how the connection ends
 * @param replacement another answer than the site's
 * @param truncateTo so many bytes of the body are sent, then the connection is closed; -1: all
 * @param drip how long to wait between two bytes of the body
 */
public record Disturbance(
    Duration before,
    Duration after,
    Ending ending,
    @Nullable Replacement replacement,
    int truncateTo,
    Duration drip) {

  /** Nothing goes wrong. */
  public static final Disturbance NONE =
      new Disturbance(Duration.ZERO, Duration.ZERO, Ending.ANSWERED, null, -1, Duration.ZERO);

  /** How a connection ends. */
  public enum Ending {
    ANSWERED,
    REFUSED,
    LOST,
    HANGS_BEFORE_WORK,
    HANGS_AFTER_WORK
  }

  /**
   * An answer in place of the site's.
   *
   * @param afterWork whether the site does the work all the same
   */
  public record Replacement(
      int status, List<Map.Entry<String, String>> headers, String body, boolean afterWork) {}
}
