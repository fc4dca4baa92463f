package org.ingestworkbench.cli.create;

/** How far a job is, in messages; nothing when it was not asked for. */
final class Percentage {

  private final boolean wanted;
  private long rows;
  private long ended;

  Percentage(boolean wanted) {
    this.wanted = wanted;
  }

  /** How many rows there are. */
  void of(long count) {
    rows = wanted ? count : 0;
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
