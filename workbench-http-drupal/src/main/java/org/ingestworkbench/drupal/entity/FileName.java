package org.ingestworkbench.drupal.entity;

import java.text.Normalizer;

/**
 * The name under which a file is uploaded. Drupal takes it from a header; there it ignores {@code
 * filename*}, and HTTP headers are ASCII for most software on the way, so other letters are
 * rewritten: accents fall away, what has no Latin base letter becomes its code point, which keeps
 * two names two. The medium's own name keeps all letters.
 */
public final class FileName {

  private FileName() {}

  public static String ascii(String name) {
    var out = new StringBuilder();
    Normalizer.normalize(name, Normalizer.Form.NFKD)
        .codePoints()
        .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
        .forEach(c -> append(out, c));
    return out.toString();
  }

  private static void append(StringBuilder out, int c) {
    if (c == '"' || c == '\\' || c == '/' || c < ' ' || c == 0x7F) {
      out.append('_');
    } else if (c < 0x7F) {
      out.append((char) c);
    } else {
      out.append(special(c));
    }
  }

  private static String special(int c) {
    return switch (c) {
      case 'ß' -> "ss";
      case 'æ' -> "ae";
      case 'Æ' -> "AE";
      case 'ø' -> "o";
      case 'Ø' -> "O";
      case 'œ' -> "oe";
      case 'Œ' -> "OE";
      case 'ł' -> "l";
      case 'Ł' -> "L";
      case 'đ', 'ð' -> "d";
      case 'Đ', 'Ð' -> "D";
      case 'þ' -> "th";
      case 'Þ' -> "Th";
      case 'ı' -> "i";
      case '‐', '‑', '‒', '–', '—' -> "-";
      case '‘', '’', '“', '”' -> "_";
      default -> "u" + Integer.toHexString(c);
    };
  }

  /** The header that carries it. */
  static String disposition(String name) {
    return "file; filename=\"" + ascii(name) + "\"";
  }
}
