package org.ingestworkbench.text;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes a text from outside fit to be shown. A value of the input and an answer of a site may hold
 * characters that move a terminal's cursor, end a line of a log or turn the order of what stands
 * beside them; everything that a console, a log, a report or a list shows passes through here.
 *
 * <p>Controls (C0, DEL and C1), the controls of writing direction and the separators U+2028 and
 * U+2029 are written as <code>&#92;u</code> and four hexadecimal digits; a tab becomes a blank, a
 * line end with the white space around it one blank. Every other text comes back as it is, so that
 * what was shown once is not altered the second time. The time that it takes grows with the length
 * of the text alone.
 */
public final class Shown {
  private static final int LONGEST_VALUE = 60;
  private static final int LONGEST_MESSAGE = 1_000;
  private static final int MESSAGE_START = 700;
  private static final int MESSAGE_END = 250;

  private Shown() {}

  /** The text on one line. */
  public static String line(String text) {
    int first = 0;
    while (first < text.length() && !unfit(text.charAt(first))) {
      first++;
    }
    return first == text.length() ? text : rewritten(text);
  }

  /** A text of several lines, which ours may be: each is shown for itself. */
  public static String lines(String text) {
    return text.indexOf('\n') < 0
        ? line(text)
        : Stream.of(text.split("\r?\n", -1)).map(Shown::line).collect(Collectors.joining("\n"));
  }

  /** A value inside a message: on one line and not too long. */
  public static String value(String value) {
    return value.length() <= LONGEST_VALUE
        ? line(value)
        : line(value.substring(0, whole(value, LONGEST_VALUE))) + "\u2026";
  }

  /**
   * A message that may have a value of any length in it: when it is too long it loses its middle,
   * so that what it is about and what it advises stay.
   */
  public static String message(String message) {
    return message.length() <= LONGEST_MESSAGE
        ? message
        : message.substring(0, whole(message, MESSAGE_START))
            + " \u2026 "
            + message.substring(whole(message, message.length() - MESSAGE_END));
  }

  /** Why something failed: what the exception says, or its kind when it says nothing. */
  public static String reason(Throwable fault) {
    var message = fault.getMessage();
    return message == null || message.isBlank()
        ? fault.getClass().getSimpleName()
        : message(message);
  }

  /** Cuts no pair of surrogates in two. */
  private static int whole(String text, int at) {
    return Character.isHighSurrogate(text.charAt(at - 1)) ? at - 1 : at;
  }

  /**
   * Whether a character must not be shown as it is, for formats that have a way of their own to
   * write it.
   */
  public static boolean unfit(int character) {
    return character < ' '
        || (character >= 0x7F && character <= 0x9F)
        || character == '\u2028'
        || character == '\u2029'
        || turnsDirection(character);
  }

  /** The characters that Unicode calls {@code Bidi_Control}. */
  private static boolean turnsDirection(int character) {
    return character == '\u061C'
        || character == '\u200E'
        || character == '\u200F'
        || (character >= '\u202A' && character <= '\u202E')
        || (character >= '\u2066' && character <= '\u2069');
  }

  private static String rewritten(String text) {
    var out = new StringBuilder(text.length() + 16);
    int at = 0;
    while (at < text.length()) {
      int end = endOfSpace(text, at);
      if (end == at) {
        append(out, text.charAt(at++));
      } else if (hasLineEnd(text, at, end)) {
        out.append(' ');
        at = end;
      } else {
        for (; at < end; at++) {
          append(out, text.charAt(at));
        }
      }
    }
    return out.toString();
  }

  private static void append(StringBuilder out, char c) {
    if (c == '\t') {
      out.append(' ');
    } else if (unfit(c)) {
      out.append(String.format("\\u%04x", (int) c));
    } else {
      out.append(c);
    }
  }

  private static int endOfSpace(String text, int start) {
    int end = start;
    while (end < text.length() && isSpace(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isSpace(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }

  private static boolean hasLineEnd(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (text.charAt(i) == '\n' || text.charAt(i) == '\r') {
        return true;
      }
    }
    return false;
  }
}
