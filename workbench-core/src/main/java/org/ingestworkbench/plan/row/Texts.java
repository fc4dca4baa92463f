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

  public static boolean address(String text) {
    return text.startsWith("http://") || text.startsWith("https://");
  }

  /** The name of the file that an address leads to, without its query; decoded. */
  public static String fileNameOf(String address) {
    var path = address.split("[?#]", 2)[0];
    var name = path.substring(path.lastIndexOf('/') + 1);
    return URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8);
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
