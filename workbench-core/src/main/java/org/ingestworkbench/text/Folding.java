package org.ingestworkbench.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import org.ingestworkbench.model.Identity;

/**
 * Makes spellings comparable that people take for the same: composed and decomposed letters, upper
 * and lower case, no-break and zero-width spaces, soft hyphens, runs of spaces.
 */
public final class Folding {

  /** No word has so many marks on one letter; Unicode calls thirty enough for any stream. */
  private static final int MOST_MARKS = 256;

  private static final int FIRST_MARK = 0x300;

  private static final Set<Integer> MARKS =
      Set.of(
          (int) Character.NON_SPACING_MARK,
          (int) Character.ENCLOSING_MARK,
          (int) Character.COMBINING_SPACING_MARK);

  private Folding() {}

  /** The form under which names of terms are looked up; of a stored contract ({@link Identity}). */
  public static String fold(String text) {
    return visible(text).toLowerCase(Locale.ROOT);
  }

  /**
   * The same text in NFC without characters that cannot be seen, its spaces made plain and single.
   */
  public static String visible(String text) {
    return isOrdinary(text) ? text : madeVisible(text);
  }

  /**
   * Whether the text is visible ASCII with single spaces within: true for nearly all, and cheap.
   */
  private static boolean isOrdinary(String text) {
    char before = ' ';
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~' || (c == ' ' && before == ' ')) {
        return false;
      }
      before = c;
    }
    return before != ' ' || text.isEmpty();
  }

  /**
   * The text in NFC. The time to compose it grows with the square of a run of marks, so a text with
   * more marks on one letter than any script has comes back as it is.
   */
  public static String composed(String text) {
    return hasEndlessMarks(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFC);
  }

  private static boolean hasEndlessMarks(String text) {
    int marks = 0;
    for (int i = 0; i < text.length() && marks <= MOST_MARKS; ) {
      int codePoint = text.codePointAt(i);
      marks = isMark(codePoint) ? marks + 1 : 0;
      i += Character.charCount(codePoint);
    }
    return marks > MOST_MARKS;
  }

  private static boolean isMark(int codePoint) {
    return codePoint >= FIRST_MARK && MARKS.contains(Character.getType(codePoint));
  }

  private static String madeVisible(String text) {
    var normal = composed(text);
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

  /**
   * The form of an id without what people overlook: upper and lower case, characters that cannot be
   * seen, leading zeros of numbers.
   */
  public static String look(String key) {
    return isPlain(key) ? key : withoutZeros(fold(key));
  }

  private static boolean isPlain(String key) {
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      if (c <= ' ' || c > 'z' || (c >= 'A' && c <= 'Z') || (c == '0' && leads(key, i))) {
        return false;
      }
    }
    return true;
  }

  private static String withoutZeros(String key) {
    var out = new StringBuilder(key.length());
    for (int i = 0; i < key.length(); i++) {
      if (key.charAt(i) != '0' || !leads(key, i) || isLastDigit(key, i)) {
        out.append(key.charAt(i));
      }
    }
    return out.toString();
  }

  /** Whether only zeros, or nothing, stand between the digit and the beginning of its number. */
  private static boolean leads(String key, int at) {
    int before = at - 1;
    while (before >= 0 && key.charAt(before) == '0') {
      before--;
    }
    return before < 0 || !isDigit(key.charAt(before));
  }

  private static boolean isLastDigit(String key, int at) {
    return at + 1 == key.length() || !isDigit(key.charAt(at + 1));
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
