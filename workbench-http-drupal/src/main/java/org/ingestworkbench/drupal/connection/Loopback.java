package org.ingestworkbench.drupal.connection;

import java.net.URI;
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
    return isHost(Origin.of(address).host());
  }

  /**
   * Whether a host is this machine.
   *
   * @param host as in {@link Origin}
   */
  public static boolean isHost(String host) {
    return host.equals("localhost")
        || host.endsWith(".localhost")
        || NUMBER.matcher(host).matches();
  }
}
