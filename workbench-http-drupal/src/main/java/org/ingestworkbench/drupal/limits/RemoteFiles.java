package org.ingestworkbench.drupal.limits;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * From where files are fetched that rows name by http or https address, and how much of them.
 * Immutable.
 *
 * <p>Files are fetched from the site itself and from public addresses. Addresses of this machine,
 * link-local ones and those of cloud metadata are refused, in every spelling and after every
 * redirect; those of private networks too, unless they are allowed as a whole. What {@link #from}
 * names is allowed all the same.
 *
 * @param from hosts ({@code files.example.org}), addresses and networks ({@code 10.1.0.0/16}) that
 *     are trusted with all their addresses; an address of cloud metadata only when it is named
 *     itself. It adds to what is allowed, and takes nothing away
 * @param privateNetworks whether addresses of private networks are allowed; a check notes them
 * @param largest in bytes; a longer file is not fetched
 * @param longest how long the whole of a file may take
 * @param directory where files lie from when they are fetched until they are uploaded; null for the
 *     system's directory for temporary files
 */
public record RemoteFiles(
    List<String> from,
    boolean privateNetworks,
    long largest,
    Duration longest,
    @Nullable Path directory) {

  private static final Pattern NAME =
      Pattern.compile("[A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,251}[A-Za-z0-9_])?\\.?");

  private static final Pattern ONLY_DIGITS_LAST = Pattern.compile("(?:.*\\.)?[0-9]+\\.?");

  /** Public addresses alone; 2 GiB, one hour, the system's directory. */
  public static final RemoteFiles DEFAULT =
      new RemoteFiles(List.of(), false, 2L << 30, Duration.ofHours(1), null);

  /**
   * Looks at what is set.
   *
   * @throws IllegalArgumentException when {@code from} has what is neither a host, an address nor a
   *     network, or a limit is not above zero
   */
  public RemoteFiles {
    from = List.copyOf(from);
    from.forEach(RemoteFiles::requirePlace);
    if (largest < 1 || longest.isNegative() || longest.isZero()) {
      throw new IllegalArgumentException(
          "Limits of remote files must be above zero: " + largest + " bytes, " + longest);
    }
  }

  private static void requirePlace(String text) {
    boolean isName = NAME.matcher(text).matches() && !ONLY_DIGITS_LAST.matcher(text).matches();
    if (Network.read(text).isEmpty() && !isName) {
      throw new IllegalArgumentException(
          "\""
              + text
              + "\" is neither a host such as files.example.org, an address such as 10.1.2.3, nor a"
              + " network such as 10.1.0.0/16.");
    }
  }

  public RemoteFiles withFrom(List<String> places) {
    return new RemoteFiles(places, privateNetworks, largest, longest, directory);
  }

  public RemoteFiles withPrivateNetworks(boolean allowed) {
    return new RemoteFiles(from, allowed, largest, longest, directory);
  }

  public RemoteFiles withLargest(long bytes) {
    return new RemoteFiles(from, privateNetworks, bytes, longest, directory);
  }

  public RemoteFiles withLongest(Duration time) {
    return new RemoteFiles(from, privateNetworks, largest, time, directory);
  }

  public RemoteFiles withDirectory(@Nullable Path place) {
    return new RemoteFiles(from, privateNetworks, largest, longest, place);
  }

  /** Whether a host is named, as a name or as the address that it is. */
  public boolean names(String host) {
    return from.stream().anyMatch(place -> plain(place).equals(plain(host)));
  }

  private static String plain(String host) {
    var lower = host.toLowerCase(Locale.ROOT);
    return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
  }

  /** Whether an address is in a network that is named. */
  public boolean covers(InetAddress address) {
    return networks().stream().anyMatch(network -> network.has(address));
  }

  /** Whether an address is named by itself. */
  public boolean namesItself(InetAddress address) {
    return networks().stream().anyMatch(network -> network.single() && network.has(address));
  }

  private List<Network> networks() {
    return from.stream().flatMap(place -> Network.read(place).stream()).toList();
  }
}
