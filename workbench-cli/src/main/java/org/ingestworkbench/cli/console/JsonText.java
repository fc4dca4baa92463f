package org.ingestworkbench.cli.console;

import java.util.Locale;
import org.ingestworkbench.text.Shown;
import org.jspecify.annotations.Nullable;

/** Texts as JSON has them, in ASCII where a terminal would not show them. */
public final class JsonText {
  private JsonText() {}

  /** A text in quotes; null for none. */
  public static String of(@Nullable String text) {
    if (text == null) {
      return "null";
    }
    var out = new StringBuilder(text.length() + 2).append('"');
    text.chars().forEach(c -> append(out, (char) c));
    return out.append('"').toString();
  }

  private static void append(StringBuilder out, char c) {
    if (c == '"' || c == '\\') {
      out.append('\\').append(c);
    } else if (Shown.unfit(c) || Character.isSurrogate(c)) {
      out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
    } else {
      out.append(c);
    }
  }
}
