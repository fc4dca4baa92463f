package org.ingestworkbench.source.filter;

import org.ingestworkbench.text.Folding;

/**
 * The one spelling of a row's key: composed letters (NFC), nothing that cannot be seen, plain
 * spaces for no-break ones. Quotes, line breaks, letter case and leading zeros stay.
 */
public final class KeySpelling {
  private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
  private static final int ZERO_WIDTH_JOINER = 0x200D;

  private KeySpelling() {}

  public static String of(String text) {
    return isPlain(text) ? text : respell(text);
  }

  /** The first character that a key does not keep, or -1. */
  public static int firstHidden(String text) {
    return text.codePoints().filter(KeySpelling::hidden).findFirst().orElse(-1);
  }

  /** The first character of a value that may well be a mistake, or -1; joiners belong to words. */
  static int firstSuspect(String text) {
    return text.codePoints()
        .filter(c -> hidden(c) && c != ZERO_WIDTH_JOINER && c != ZERO_WIDTH_NON_JOINER)
        .findFirst()
        .orElse(-1);
  }

  /** Whether a reader cannot tell the character from nothing or from a plain space. */
  static boolean hidden(int codePoint) {
    return dropped(codePoint) || (codePoint != ' ' && Character.isSpaceChar(codePoint));
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > 0x7E || c < ' ') {
        return false;
      }
    }
    return true;
  }

  private static String respell(String text) {
    var out = new StringBuilder(text.length());
    Folding.composed(text)
        .codePoints()
        .filter(c -> !dropped(c))
        .map(c -> Character.isSpaceChar(c) ? ' ' : c)
        .forEach(out::appendCodePoint);
    return Folding.composed(out.toString());
  }

  private static boolean dropped(int c) {
    return Folding.invisible(c)
        || (Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t' && c != 0x85);
  }
}
