package org.ingestworkbench.drupal.remote;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which part of the world an address is in, as far as it matters who may be asked for files. */
enum AddressKind {
  PUBLIC("a public address"),
  PRIVATE("an address of a private network"),
  METADATA("an address of cloud metadata"),
  LOOPBACK("a loopback address, this machine itself"),
  LINK_LOCAL("a link-local address"),
  UNSPECIFIED("the unspecified address, this machine itself"),
  MULTICAST("a multicast address"),
  RESERVED("a reserved address");

  private static final Set<InetAddress> METADATA_ADDRESSES =
      Set.of(
          literal("169.254.169.254"),
          literal("169.254.170.2"),
          literal("100.100.100.200"),
          literal("168.63.129.16"),
          literal("192.0.0.192"),
          literal("[fd00:ec2::254]"),
          literal("[fd20:ce::254]"));

  private final String words;

  AddressKind(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }

  static AddressKind of(InetAddress address) {
    var own = ofItself(address);
    return own != PUBLIC && own != PRIVATE
        ? own
        : inside(address).map(AddressKind::of).filter(kind -> kind != PUBLIC).orElse(own);
  }

  private static AddressKind ofItself(InetAddress address) {
    if (METADATA_ADDRESSES.contains(address)) {
      return METADATA;
    } else if (address.isLoopbackAddress()) {
      return LOOPBACK;
    } else if (address.isLinkLocalAddress()) {
      return LINK_LOCAL;
    } else if (address.isAnyLocalAddress()) {
      return UNSPECIFIED;
    } else if (address.isMulticastAddress()) {
      return MULTICAST;
    }
    return address instanceof Inet4Address four
        ? ofFour(four.getAddress())
        : ofSix(address.getAddress());
  }

  private static AddressKind ofFour(byte[] four) {
    int first = four[0] & 0xFF;
    int second = four[1] & 0xFF;
    if (first == 0) {
      return UNSPECIFIED;
    } else if (first >= 240) {
      return RESERVED;
    }
    boolean mine =
        first == 10
            || (first == 172 && second >= 16 && second < 32)
            || (first == 192 && second == 168)
            || (first == 100 && second >= 64 && second < 128)
            || (first == 198 && (second == 18 || second == 19));
    return mine ? PRIVATE : PUBLIC;
  }

  private static AddressKind ofSix(byte[] six) {
    boolean unique = (six[0] & 0xFE) == 0xFC;
    boolean site = (six[0] & 0xFF) == 0xFE && (six[1] & 0xC0) == 0xC0;
    return unique || site ? PRIVATE : PUBLIC;
  }

  /** The address of version 4 that one of version 6 leads to, by the ways there are. */
  private static Optional<InetAddress> inside(InetAddress address) {
    if (!(address instanceof Inet6Address)) {
      return Optional.empty();
    }
    var six = address.getAddress();
    if (begins(six, 0x20, 0x02)) {
      return Optional.of(four(six, 2, 0));
    } else if (begins(six, 0x20, 0x01, 0, 0)) {
      return Optional.of(four(six, 12, 0xFF));
    } else if (begins(six, 0, 0x64, 0xFF, 0x9B) || mapped(six) || interfaceId(six)) {
      return Optional.of(four(six, 12, 0));
    }
    return Optional.empty();
  }

  /**
   * Whether 64 bits are zero: compatible addresses (then 32 zeros), mapped ones (then 16 zeros and
   * 16 ones) and translated ones (then 16 ones and 16 zeros).
   */
  private static boolean mapped(byte[] six) {
    return begins(six, 0, 0, 0, 0, 0, 0, 0, 0);
  }

  /** The part for the machine as ISATAP makes it. */
  private static boolean interfaceId(byte[] six) {
    return (six[8] & 0xFD) == 0 && six[9] == 0 && six[10] == 0x5E && (six[11] & 0xFF) == 0xFE;
  }

  private static boolean begins(byte[] six, int... start) {
    for (int i = 0; i < start.length; i++) {
      if ((six[i] & 0xFF) != start[i]) {
        return false;
      }
    }
    return true;
  }

  private static InetAddress four(byte[] six, int from, int mask) {
    var four = Arrays.copyOfRange(six, from, from + 4);
    for (int i = 0; i < four.length; i++) {
      four[i] ^= (byte) mask;
    }
    try {
      return InetAddress.getByAddress(four);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("Four bytes are an address.", e);
    }
  }

  private static InetAddress literal(String text) {
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("An address that is written out is not looked up.", e);
    }
  }

  /** The worst of several addresses of one name. */
  static List<InetAddress> worstFirst(List<InetAddress> addresses) {
    return addresses.stream().sorted((a, b) -> of(b).compareTo(of(a))).toList();
  }
}
