package org.ingestworkbench.drupal.entity;

import java.util.stream.Collectors;

/**
 * The name under which a file is uploaded. Drupal takes it from a header, ignores {@code filename*}
 * there, and keeps what comes after the last slash. HTTP headers are ASCII for most software on the
 * way, so other letters are transliterated. The medium's own name keeps all letters.
 */
public final class FileName {

  private FileName() {}

  /** The name that the site is asked to give a file; without directories, in ASCII. */
  public static String ascii(String name) {
    var written = Transliteration.ascii(name);
    var base = afterSlash(written);
    return printable(hasStem(base) ? base : codes(afterSlash(name)));
  }

  private static String afterSlash(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  /** Whether something stands before the extension: Drupal takes dots at the beginning away. */
  private static boolean hasStem(String name) {
    int dot = name.lastIndexOf('.');
    return !name.substring(0, Math.max(0, dot)).replace(".", "").isBlank() || dot < 0;
  }

  /** For a name of which nothing can be written otherwise, such as one of pictures. */
  private static String codes(String name) {
    return name.codePoints()
        .mapToObj(c -> c < 0x80 ? Character.toString(c) : "u" + Integer.toHexString(c))
        .collect(Collectors.joining());
  }

  private static String printable(String name) {
    var out = new StringBuilder(name.length());
    name.chars().forEach(c -> out.append(c < ' ' || c >= 0x7F ? '_' : (char) c));
    return out.toString();
  }

  /** The header that carries it. */
  static String disposition(String name) {
    return "file; filename=\"" + ascii(name) + "\"";
  }
}
