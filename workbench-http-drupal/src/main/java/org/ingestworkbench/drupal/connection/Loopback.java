package org.ingestworkbench.drupal.connection;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names and addresses that mean this machine, told without looking any up. */
public final class Loopback {
  private static final Pattern NUMBER = Pattern.compile("127(\\.[0-9]{1,3}){1,3}|::1|0*(:0*)+:0*1");

  private Loopback() {}

  /**
   * Whether a host is this machine.
   *
   * @param address with a host, in which a v6 address stands in brackets
   */
  public static boolean isHost(URI address) {
    return isHost(bare(String.valueOf(address.getHost()).toLowerCase(Locale.ROOT)));
  }

  /** The host without the brackets of a v6 address. */
  static String bare(String host) {
    return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
  }

  static boolean isHost(String host) {
    return host.equals("localhost")
        || host.endsWith(".localhost")
        || NUMBER.matcher(host).matches();
  }
}
