package org.ingestworkbench.model;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Makes spellings comparable that people take for the same: composed and decomposed letters, upper
 * and lower case, no-break and zero-width spaces, soft hyphens, runs of spaces.
 */
public final class Folding {

  private Folding() {}

  /** The form under which names of terms are looked up; of a stored contract ({@link Identity}). */
  public static String fold(String text) {
    return visible(text).toLowerCase(Locale.ROOT);
  }

  /**
   * The same text in NFC without characters that cannot be seen, its spaces made plain and single.
   */
  public static String visible(String text) {
    var normal = Normalizer.normalize(text, Normalizer.Form.NFC);
    var out = new StringBuilder(normal.length());
    normal
        .codePoints()
        .filter(c -> !invisible(c))
        .map(Folding::plainSpace)
        .forEach(out::appendCodePoint);
    return out.toString().strip().replaceAll(" +", " ");
  }

  /**
   * Whether the character takes no room on a screen: zero-width ones, soft hyphen, byte order mark.
   */
  public static boolean invisible(int codePoint) {
    return codePoint == 0xAD || Character.getType(codePoint) == Character.FORMAT;
  }

  private static int plainSpace(int codePoint) {
    return Character.isSpaceChar(codePoint) ? ' ' : codePoint;
  }
}
