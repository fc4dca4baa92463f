package org.ingestworkbench.drupal.remote;

import java.net.URLDecoder;
import java.net.http.HttpHeaders;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Optional;

/** The name that a site gives a file, from the header {@code Content-Disposition}. */
final class DispositionName {

  private DispositionName() {}

  /** The name as it was sent, which may be of any kind; empty when there is none. */
  static String of(HttpHeaders headers) {
    var value = headers.firstValue("Content-Disposition").orElse("");
    return parameter(value, "filename*")
        .flatMap(DispositionName::decoded)
        .or(() -> parameter(value, "filename"))
        .orElse("");
  }

  private static Optional<String> parameter(String header, String wanted) {
    int at = header.indexOf(';');
    while (at >= 0 && at < header.length()) {
      int equals = header.indexOf('=', at);
      if (equals < 0) {
        return Optional.empty();
      }
      var name = header.substring(at + 1, equals).strip().toLowerCase(Locale.ROOT);
      int end = endOfValue(header, equals + 1);
      if (name.equals(wanted)) {
        return Optional.of(unquoted(header.substring(equals + 1, end).strip()));
      }
      at = end;
    }
    return Optional.empty();
  }

  /** The semicolon after a value; one in quotes does not count. */
  private static int endOfValue(String header, int from) {
    boolean quoted = false;
    for (int i = from; i < header.length(); i++) {
      char c = header.charAt(i);
      if (c == '\\' && quoted) {
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ';' && !quoted) {
        return i;
      }
    }
    return header.length();
  }

  private static String unquoted(String value) {
    if (value.length() < 2 || !value.startsWith("\"") || !value.endsWith("\"")) {
      return value;
    }
    var inner = value.substring(1, value.length() - 1);
    var out = new StringBuilder(inner.length());
    for (int i = 0; i < inner.length(); i++) {
      if (inner.charAt(i) == '\\' && i + 1 < inner.length()) {
        i++;
      }
      out.append(inner.charAt(i));
    }
    return out.toString();
  }

  /** A value such as {@code UTF-8''caf%C3%A9.jpg}. */
  private static Optional<String> decoded(String value) {
    int charset = value.indexOf('\'');
    int language = value.indexOf('\'', charset + 1);
    if (charset < 0 || language < 0) {
      return Optional.empty();
    }
    try {
      var text = value.substring(language + 1).replace("+", "%2B");
      return Optional.of(URLDecoder.decode(text, Charset.forName(value.substring(0, charset))));
    } catch (IllegalArgumentException e) {
      // Neither a charset that is known nor text in it.
      return Optional.empty();
    }
  }
}
