package org.ingestworkbench.drupal.limits;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Addresses that begin alike.
 *
 * @param bits how many bits of the address count
 */
record Network(InetAddress address, int bits) {

  /** Four numbers without leading zeros: what every program takes for the same address. */
  private static final Pattern DOTTED =
      Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(?:\\.(?!$)|$)){4}");

  private static final Pattern COLONS = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

  private static final Pattern BITS = Pattern.compile("\\d{1,3}");

  /** Reads {@code 10.0.0.0/8}, {@code fd00::/8} or a single address; empty for anything else. */
  static Optional<Network> read(String text) {
    int slash = text.indexOf('/');
    return literal(slash < 0 ? text : text.substring(0, slash))
        .flatMap(address -> withBits(address, slash < 0 ? "" : text.substring(slash + 1)))
        .filter(network -> slash < 0 || !text.endsWith("/"));
  }

  private static Optional<Network> withBits(InetAddress address, String bits) {
    int most = address.getAddress().length * 8;
    if (bits.isEmpty()) {
      return Optional.of(new Network(address, most));
    }
    return BITS.matcher(bits).matches() && Integer.parseInt(bits) <= most
        ? Optional.of(new Network(address, Integer.parseInt(bits)))
        : Optional.empty();
  }

  /** An address that is written out, of which no name server has to be asked. */
  private static Optional<InetAddress> literal(String text) {
    if (!DOTTED.matcher(text).matches() && !COLONS.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(text.indexOf(':') < 0 ? text : "[" + text + "]"));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  boolean has(InetAddress other) {
    var mine = address.getAddress();
    var its = other.getAddress();
    return mine.length == its.length && alike(mine, its);
  }

  private boolean alike(byte[] one, byte[] other) {
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> (bit % 8);
      if ((one[bit / 8] & mask) != (other[bit / 8] & mask)) {
        return false;
      }
    }
    return true;
  }

  /** Whether it is this one address. */
  boolean single() {
    return bits == address.getAddress().length * 8;
  }
}
