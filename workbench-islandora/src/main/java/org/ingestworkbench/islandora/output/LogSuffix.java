package org.ingestworkbench.islandora.output;

import java.util.Optional;
import java.util.regex.Pattern;
import org.ingestworkbench.text.Shown;
import org.jspecify.annotations.Nullable;

/**
 * What ends a line of our log that tells of a row, {@code [row="01"]}, or of its node too, {@code
 * [row="01" node="5"]}. A quote or a backslash in a value has a backslash before it, so that no
 * title or id looks like a suffix, and what is written is what is read.
 *
 * @param row the row's id
 * @param node the node's ID; null when the line tells of no node
 */
public record LogSuffix(String row, @Nullable String node) {

  private static final String START = " [row=\"";
  private static final String MIDDLE = "\" node=\"";
  private static final String END = "\"]";
  private static final Pattern CODE = Pattern.compile("\\\\u[0-9a-f]{4}");

  /**
   * Ends a message that tells of no row: what would be read as a suffix gets a full stop behind it.
   */
  public static String without(String message) {
    return of(message).isPresent() ? message + "." : message;
  }

  /** The suffix of a message; empty when it has none. */
  public static Optional<LogSuffix> of(String message) {
    int start = message.lastIndexOf(START);
    int from = start + START.length();
    int end = message.length() - END.length();
    if (start < 0 || from > end || !message.endsWith(END)) {
      return Optional.empty();
    }
    return of(message.substring(from, end).split(MIDDLE, -1));
  }

  private static Optional<LogSuffix> of(String[] values) {
    return switch (values.length) {
      case 1 -> Optional.of(new LogSuffix(read(values[0]), null));
      case 2 -> Optional.of(new LogSuffix(read(values[0]), read(values[1])));
      default -> Optional.empty();
    };
  }

  /** The message before its suffix. */
  public static String before(String message) {
    return message.substring(0, message.lastIndexOf(START));
  }

  @Override
  public String toString() {
    return START + written(row) + (node == null ? "" : MIDDLE + written(node)) + END;
  }

  private static String written(String value) {
    var out = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (Shown.unfit(c)) {
        out.append(String.format("\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  private static String read(String written) {
    var out = new StringBuilder(written.length());
    for (int at = 0; at < written.length(); at++) {
      char c = written.charAt(at);
      if (c != '\\' || at + 1 == written.length()) {
        out.append(c);
      } else if (CODE.matcher(written).region(at, written.length()).lookingAt()) {
        out.append((char) Integer.parseInt(written.substring(at + 2, at + 6), 16));
        at += 5;
      } else {
        out.append(written.charAt(++at));
      }
    }
    return out.toString();
  }
}
