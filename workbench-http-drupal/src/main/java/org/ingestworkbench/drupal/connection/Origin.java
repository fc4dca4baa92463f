package org.ingestworkbench.drupal.connection;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where an address leads, in the one way to write it.
 *
 * @param scheme in lower case
 * @param host in lower case, a v6 address without brackets
 * @param port that of the scheme where the address has none
 */
public record Origin(String scheme, String host, int port) {

  /** Of an address with a scheme and a host. */
  public static Origin of(URI address) {
    var scheme = lower(address.getScheme());
    int usual = scheme.equals("https") ? 443 : 80;
    int port = address.getPort() < 0 ? usual : address.getPort();
    return new Origin(scheme, bare(lower(address.getHost())), port);
  }

  private static String lower(@Nullable String text) {
    return String.valueOf(text).toLowerCase(Locale.ROOT);
  }

  /** The host without the brackets of a v6 address. */
  static String bare(String host) {
    return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
  }
}
