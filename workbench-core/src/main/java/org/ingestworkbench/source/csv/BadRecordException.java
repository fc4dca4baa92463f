package org.ingestworkbench.source.csv;

/** A record that cannot be read; the message goes on from "cannot be read: ". */
final class BadRecordException extends Exception {
  private static final long serialVersionUID = 1L;

  private final long line;

  BadRecordException(long line, String why, Exception cause) {
    super(why, cause);
    this.line = line;
  }

  /** One that never seems to end. */
  static BadRecordException tooLong(long line, Exception cause) {
    return new BadRecordException(
        line,
        "it is longer than "
            + RecordReader.LONGEST
            + " characters, probably because a quote is never closed or lines are not broken.",
        cause);
  }

  /** The physical line on which it begins, from 1. */
  long line() {
    return line;
  }
}
