package org.ingestworkbench.islandora.command;

/** How far a job is, in messages; nothing when nobody asked for it. */
final class Percentage {

  private final long rows;
  private long ended;

  /**
   * @param rows how many rows the job has; 0 when nobody wants to know
   */
  Percentage(long rows) {
    this.rows = rows;
  }

  void rowEnded() {
    ended++;
  }

  /** The message with {@code (NN%)} before its final dot; the row it is about counts as ended. */
  String into(String message) {
    if (rows == 0 || !message.endsWith(".")) {
      return message;
    }
    long percent = Math.min(100, 100 * (ended + 1) / rows);
    return message.substring(0, message.length() - 1) + " (" + percent + "%).";
  }
}
