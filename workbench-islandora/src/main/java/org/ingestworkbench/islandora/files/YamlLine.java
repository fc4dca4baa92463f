package org.ingestworkbench.islandora.files;

import java.util.regex.Pattern;
import org.ingestworkbench.text.Shown;

/** One line of a configuration file: text, a truth value or a number. */
record YamlLine(String key, Object value) {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z/][A-Za-z0-9_./-]*");
  private static final Pattern WORD_WITH_MEANING =
      Pattern.compile("(?i)y|n|yes|no|on|off|true|false|null|nan|inf");

  @Override
  public String toString() {
    return key + ": " + scalar();
  }

  private String scalar() {
    return value instanceof String text ? quoted(text) : value.toString();
  }

  /** A text that YAML would take for something else, or not at all, in double quotes. */
  private static String quoted(String text) {
    if (address(text)
        || (PLAIN.matcher(text).matches() && !WORD_WITH_MEANING.matcher(text).matches())) {
      return text;
    }
    var out = new StringBuilder("\"");
    text.codePoints().forEach(c -> out.append(escaped(c)));
    return out.append('"').toString();
  }

  private static boolean address(String text) {
    return text.matches("https?://[A-Za-z0-9_./:-]*[A-Za-z0-9_/-]");
  }

  private static String escaped(int codePoint) {
    return switch (codePoint) {
      case '"' -> "\\\"";
      case '\\' -> "\\\\";
      case '\n' -> "\\n";
      case '\t' -> "\\t";
      default ->
          Shown.unfit(codePoint)
              ? String.format(codePoint <= 0xFF ? "\\x%02x" : "\\u%04x", codePoint)
              : Character.toString(codePoint);
    };
  }
}
