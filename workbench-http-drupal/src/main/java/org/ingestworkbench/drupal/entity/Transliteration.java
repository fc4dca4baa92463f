package org.ingestworkbench.drupal.entity;

import java.util.Map;
import java.util.stream.Collectors;
import net.gcardone.junidecode.Junidecode;

/**
 * Writes letters of all scripts in ASCII as Islandora Workbench does, so that a file has the same
 * name on the site whichever program uploads it. The library has older tables than that program;
 * where they differ for letters that are in use today, the newer ones count.
 */
final class Transliteration {

  /** What the library writes for a character that it does not know. */
  private static final String UNKNOWN = "[?]";

  private static final Map<Integer, String> NEWER =
      Map.ofEntries(
          // Fractions and signs
          of("\u00bc", " 1/4"),
          of("\u00bd", " 1/2"),
          of("\u00be", " 3/4"),
          of("\u2103", "degC"),
          of("\u2109", "degF"),
          of("\u2116", "No. "),
          of("\u2122", "(tm)"),
          of("\u20b4", "UAH"),
          of("\u20b9", "Rs"),
          of("\u20ba", "L"),
          of("\u20bd", "R"),
          of("\u266f", "#"),
          of("\u1e9e", "SS"),
          // Cyrillic and Armenian
          of("\u0404", "Ie"),
          of("\u042a", "'"),
          of("\u044a", "'"),
          of("\u0589", ":"),
          // Hebrew
          of("\u05b0", ""),
          of("\u05ba", "o"),
          of("\u05bc", ""),
          of("\u05be", "-"),
          of("\u05c3", "."),
          of("\u05c7", "o"),
          of("\u05d0", "A"),
          of("\u05d7", "H"),
          of("\u05d8", "T"),
          of("\u05da", "KH"),
          of("\u05db", "KH"),
          of("\u05e5", "TS"),
          of("\u05e6", "TS"),
          of("\u05e7", "k"),
          of("\u05e9", "SH"),
          of("\u05f1", "OY"),
          of("\u05f2", "EY"),
          // Kana
          of("\u3057", "shi"),
          of("\u3061", "chi"),
          of("\u3063", "tsu"),
          of("\u3064", "tsu"),
          of("\u30b7", "shi"),
          of("\u30c1", "chi"),
          of("\u30c3", "tsu"),
          of("\u30c4", "tsu"),
          of("\u30a0", "="),
          of("\u30fb", "*"),
          of("\u30fc", "-"));

  private Transliteration() {}

  private static Map.Entry<Integer, String> of(String letter, String ascii) {
    return Map.entry(letter.codePointAt(0), ascii);
  }

  static String ascii(String text) {
    return text.codePoints().mapToObj(Transliteration::ascii).collect(Collectors.joining());
  }

  private static String ascii(int codePoint) {
    var letter = Character.toString(codePoint);
    if (codePoint < 0x80) {
      return letter;
    }
    var newer = NEWER.get(codePoint);
    if (newer != null) {
      return newer;
    }
    var written = Junidecode.unidecode(letter);
    return written.strip().equals(UNKNOWN) ? "" : written;
  }
}
