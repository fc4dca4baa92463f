package org.ingestworkbench.drupal.remote;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** Addresses of files as people write them. */
final class RemoteAddress {

  /** What may stand in an address as it is, beside letters and digits. */
  private static final String PLAIN = "-._~:/?#[]@!$&'()*+,;=%";

  private RemoteAddress() {}

  /**
   * The address, with what no address may have in it written out; empty when it cannot be read, or
   * is neither http nor https.
   */
  static Optional<URI> read(String text) {
    try {
      return Optional.of(URI.create(written(text.strip()))).filter(RemoteAddress::usable);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Where a redirect leads; empty when that is no address of a file. */
  static Optional<URI> resolve(URI from, String location) {
    try {
      return Optional.of(from.resolve(written(location.strip()))).filter(RemoteAddress::usable);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean usable(URI address) {
    return address.getHost() != null
        && ("http".equalsIgnoreCase(address.getScheme())
            || "https".equalsIgnoreCase(address.getScheme()));
  }

  private static String written(String text) {
    var out = new StringBuilder(text.length() + 16);
    int authority = Math.max(0, text.indexOf("//") + 2);
    int path = text.indexOf('/', authority);
    int at = 0;
    while (at < text.length()) {
      int c = text.codePointAt(at);
      boolean bracket = (c == '[' || c == ']') && path >= 0 && at > path;
      boolean percent = c == '%' && !escaped(text, at);
      boolean secondHash = c == '#' && text.indexOf('#') < at;
      if (bracket || percent || secondHash || !plain(c)) {
        append(out, c);
      } else {
        out.appendCodePoint(c);
      }
      at += Character.charCount(c);
    }
    return out.toString();
  }

  private static boolean plain(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || PLAIN.indexOf(c) >= 0;
  }

  private static boolean escaped(String text, int at) {
    return at + 2 < text.length()
        && Character.digit(text.charAt(at + 1), 16) >= 0
        && Character.digit(text.charAt(at + 2), 16) >= 0;
  }

  private static void append(StringBuilder out, int c) {
    for (byte b : new String(Character.toChars(c)).getBytes(StandardCharsets.UTF_8)) {
      out.append('%').append(String.format(Locale.ROOT, "%02X", b));
    }
  }
}
