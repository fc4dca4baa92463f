package org.ingestworkbench.source;

/** A value as a message shows it: on one line and not too long. */
final class Shown {
  private static final int LONGEST = 60;

  private Shown() {}

  static String cut(String value) {
    var line = value.replace("\r", "").replace('\n', ' ');
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "\u2026";
  }

  /** A character by its code point and name, for instance {@code U+00A0 NO-BREAK SPACE}. */
  static String character(int codePoint) {
    return String.format("U+%04X %s", codePoint, Character.getName(codePoint));
  }
}
