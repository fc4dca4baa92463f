package org.ingestworkbench.drupal.request;

/**
 * Makes one line for a message from a text that may be a web page. Its time grows with the length
 * of the text only.
 */
final class PlainText {
  private static final String TITLE = "<title>";

  private PlainText() {}

  /** A page's title, else the text without its tags. */
  static String of(String text) {
    int title = find(TITLE, text, 0);
    int end = title < 0 ? -1 : find("</title>", text, title);
    return end < 0 ? withoutTags(text) : text.substring(title + TITLE.length(), end);
  }

  private static int find(String word, String text, int from) {
    for (int i = from; i <= text.length() - word.length(); i++) {
      if (text.regionMatches(true, i, word, 0, word.length())) {
        return i;
      }
    }
    return -1;
  }

  private static String withoutTags(String text) {
    var out = new StringBuilder(text.length());
    int at = 0;
    for (int tag = text.indexOf('<'); tag >= 0; tag = text.indexOf('<', at)) {
      int end = text.indexOf('>', tag);
      if (end < 0) {
        break;
      }
      out.append(text, at, tag).append(' ');
      at = end + 1;
    }
    return out.append(text, at, text.length()).toString();
  }

  /** A semicolon in place of each line end and the white space around it; cut where it is long. */
  static String onOneLine(String text, int longest) {
    var out = new StringBuilder();
    var line = text.strip();
    for (int at = 0; at < line.length(); ) {
      int end = endOfSpace(line, at);
      if (end == at) {
        out.append(line.charAt(at++));
      } else {
        out.append(endsLine(line, at, end) ? "; " : line.substring(at, end));
        at = end;
      }
    }
    return out.length() <= longest ? out.toString() : out.substring(0, longest) + "\u2026";
  }

  private static int endOfSpace(String text, int from) {
    int end = from;
    while (end < text.length() && (isBlank(text.charAt(end)) || isLineEnd(text.charAt(end)))) {
      end++;
    }
    return end;
  }

  private static boolean endsLine(String text, int from, int end) {
    return text.substring(from, end).chars().anyMatch(PlainText::isLineEnd);
  }

  private static boolean isBlank(int c) {
    return c == ' ' || c == '\t';
  }

  private static boolean isLineEnd(int c) {
    return (c >= '\n' && c <= '\r') || c == 0x85 || c == '\u2028' || c == '\u2029';
  }
}
