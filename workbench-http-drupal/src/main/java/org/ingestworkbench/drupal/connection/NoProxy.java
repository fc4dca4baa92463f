package org.ingestworkbench.drupal.connection;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Hosts that are reached without a proxy: names, which stand for all names below them too,
 * addresses, networks like {@code 10.0.0.0/8}, each with a port or without, and {@code *} for all.
 */
record NoProxy(List<String> entries) {
  private static final Pattern NUMBERS = Pattern.compile("[0-9.]+|[0-9a-f:.]*:[0-9a-f:.]*");
  private static final Pattern WITH_PORT = Pattern.compile("([^:]+|\\[[^]]+]):([0-9]+)");

  static NoProxy of(String variable) {
    return new NoProxy(
        Arrays.stream(variable.split("[,\\s]+"))
            .map(entry -> entry.strip().toLowerCase(Locale.ROOT))
            .filter(entry -> !entry.isEmpty())
            .toList());
  }

  boolean covers(Origin origin) {
    return Loopback.isHost(origin.host())
        || entries.stream().anyMatch(entry -> covers(entry, origin.host(), origin.port()));
  }

  private static boolean covers(String entry, String host, int port) {
    var withPort = WITH_PORT.matcher(entry);
    if (withPort.matches()) {
      return withPort.group(2).equals(String.valueOf(port))
          && covers(Origin.bare(withPort.group(1)), host);
    }
    return covers(Origin.bare(entry), host);
  }

  private static boolean covers(String entry, String host) {
    if (entry.equals("*")) {
      return true;
    } else if (entry.contains("/")) {
      return isIn(entry, host);
    }
    var name = entry.startsWith("*.") ? entry.substring(2) : entry.replaceFirst("^\\.", "");
    return host.equals(name) || host.endsWith("." + name);
  }

  private static boolean isIn(String network, String host) {
    int slash = network.indexOf('/');
    var base = number(network.substring(0, slash));
    var asked = number(host);
    if (base.isEmpty() || asked.isEmpty() || base.get().length != asked.get().length) {
      return false;
    }
    int bits = bits(network.substring(slash + 1), base.get().length * 8);
    int rest = base.get().length * 8 - bits;
    return new BigInteger(1, base.get())
        .shiftRight(rest)
        .equals(new BigInteger(1, asked.get()).shiftRight(rest));
  }

  private static int bits(String text, int most) {
    return text.matches("[0-9]{1,3}") ? Math.min(Integer.parseInt(text), most) : most;
  }

  /** An address in numbers; a name is not looked up. */
  private static Optional<byte[]> number(String host) {
    try {
      return NUMBERS.matcher(host).matches()
          ? Optional.of(InetAddress.getByName(host).getAddress())
          : Optional.empty();
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }
}
