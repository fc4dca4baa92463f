package org.ingestworkbench.plan.row;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Small things done to texts; lengths are counted in characters, not in halves of them. */
public final class Texts {

  private Texts() {}

  public static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  /** The first so many characters. */
  public static String cut(String text, int characters) {
    return length(text) <= characters
        ? text
        : text.substring(0, text.offsetByCodePoints(0, characters));
  }

  /** Only ASCII digits, and at least one. */
  public static boolean digits(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** Whether it begins like an address, in upper or lower case. */
  public static boolean address(String text) {
    return text.regionMatches(true, 0, "http://", 0, 7)
        || text.regionMatches(true, 0, "https://", 0, 8);
  }

  /** The name of the file that an address leads to, without its query; decoded. */
  public static String fileNameOf(String address) {
    var path = address.substring(0, firstOf(address, '?', '#'));
    int authority = path.indexOf("//") + 2;
    int slash = path.lastIndexOf('/');
    return slash < authority ? "" : decoded(path.substring(slash + 1));
  }

  /** The query of an address, decoded; empty when it has none. */
  public static String queryOf(String address) {
    int query = address.indexOf('?');
    int fragment = firstOf(address, '#', '#');
    return query < 0 || query > fragment ? "" : decoded(address.substring(query + 1, fragment));
  }

  private static int firstOf(String text, char one, char other) {
    int at = 0;
    while (at < text.length() && text.charAt(at) != one && text.charAt(at) != other) {
      at++;
    }
    return at;
  }

  /** What is written wrongly stays as it is written. */
  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  /** The parts between delimiters, stripped, without empty ones. */
  public static List<String> split(String text, String delimiter) {
    var parts = new ArrayList<String>();
    int from = 0;
    for (int at = text.indexOf(delimiter); at >= 0; at = text.indexOf(delimiter, from)) {
      addPart(text.substring(from, at), parts);
      from = at + delimiter.length();
    }
    addPart(text.substring(from), parts);
    return parts;
  }

  /** The text without what stands in angle brackets, the brackets too. */
  public static String withoutTags(String text) {
    var out = new StringBuilder(text.length());
    int from = 0;
    for (int open = text.indexOf('<'); open >= 0; open = text.indexOf('<', from)) {
      int close = text.indexOf('>', open);
      if (close < 0) {
        break;
      }
      out.append(text, from, open);
      from = close + 1;
    }
    return out.append(text, from, text.length()).toString();
  }

  private static void addPart(String part, List<String> parts) {
    if (!part.isBlank()) {
      parts.add(part.strip());
    }
  }
}
