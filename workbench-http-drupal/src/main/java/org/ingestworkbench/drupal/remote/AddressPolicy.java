package org.ingestworkbench.drupal.remote;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.ingestworkbench.drupal.connection.Loopback;
import org.ingestworkbench.drupal.connection.Origin;
import org.ingestworkbench.drupal.limits.RemoteFiles;
import org.ingestworkbench.model.Advice;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether an address may be asked for a file. It is asked before each hop, and looks at all
 * addresses that a name has.
 */
final class AddressPolicy {

  /**
   * Hosts that programs take for numbers: their last part is one. Programs do not agree on what
   * {@code 0177.0.0.1} and {@code 2130706433} mean, so only four plain numbers are taken.
   */
  private static final Pattern NUMBER_LAST =
      Pattern.compile("(?:.*\\.)?(?:[0-9]+|0[xX][0-9A-Fa-f]*)\\.?");

  private static final Pattern FOUR_NUMBERS =
      Pattern.compile("(?:(?:0|[1-9]\\d{0,2})(?:\\.(?!$)|$)){4}");

  private static final Set<String> METADATA_NAMES =
      Set.of("metadata.google.internal", "metadata.goog", "metadata", "instance-data");

  private final Origin site;
  private final RemoteFiles rules;
  private final Names names;
  private final Predicate<URI> proxied;

  /** Finds the addresses of a name. */
  interface Names {
    InetAddress[] of(String host) throws UnknownHostException;
  }

  /**
   * What is to be said of a hop.
   *
   * @param refusal why it is not made, as a sentence that goes on from the address; null when it
   *     may be
   * @param note what a person should know of it; null for nothing
   */
  record Verdict(@Nullable String refusal, @Nullable String note) {
    private static final Verdict FINE = new Verdict(null, null);

    private static Verdict refused(String why) {
      return new Verdict(why, null);
    }
  }

  /**
   * Makes the policy of a client.
   *
   * @param site the site's own address, which is always allowed
   * @param proxied whether an address is asked through a proxy, which finds the address of a name
   *     by itself
   */
  AddressPolicy(URI site, RemoteFiles rules, Names names, Predicate<URI> proxied) {
    this.site = Origin.of(site);
    this.rules = rules;
    this.names = names;
    this.proxied = proxied;
  }

  Verdict of(URI hop) throws UnknownHostException {
    var origin = Origin.of(hop);
    if (origin.equals(site)) {
      return Verdict.FINE;
    }
    var host = origin.host();
    if (isOddNumber(host)) {
      return Verdict.refused(
          "its host " + host + " is a number that programs read differently; write a.b.c.d");
    }
    if (rules.names(host)) {
      return Verdict.FINE;
    }
    return proxied.test(hop) ? ofName(host) : ofAddresses(host);
  }

  private static boolean isOddNumber(String host) {
    return host.indexOf(':') < 0
        && NUMBER_LAST.matcher(host).matches()
        && !FOUR_NUMBERS.matcher(host).matches();
  }

  private Verdict ofName(String host) throws UnknownHostException {
    if (host.indexOf(':') >= 0 || FOUR_NUMBERS.matcher(host).matches()) {
      return ofAddresses(host);
    }
    var plain = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    if (Loopback.isHost(plain)) {
      return refusedAs(host, AddressKind.LOOPBACK);
    }
    return METADATA_NAMES.contains(plain) ? refusedAs(host, AddressKind.METADATA) : Verdict.FINE;
  }

  private Verdict ofAddresses(String host) throws UnknownHostException {
    for (var address : AddressKind.worstFirst(List.of(names.of(host)))) {
      var verdict = of(host, address);
      if (!verdict.equals(Verdict.FINE)) {
        return verdict;
      }
    }
    return Verdict.FINE;
  }

  private Verdict of(String host, InetAddress address) {
    var kind = AddressKind.of(address);
    if (kind == AddressKind.PUBLIC || trusted(address, kind)) {
      return Verdict.FINE;
    }
    var shown = shown(host, address);
    if (kind == AddressKind.PRIVATE && rules.privateNetworks()) {
      return new Verdict(null, shown + " is " + kind.words());
    }
    return refusedAs(shown, kind);
  }

  private boolean trusted(InetAddress address, AddressKind kind) {
    return kind == AddressKind.METADATA ? rules.namesItself(address) : rules.covers(address);
  }

  private static String shown(String host, InetAddress address) {
    var numbers = address.getHostAddress();
    return numbers.equals(host) ? host : host + " (" + numbers + ")";
  }

  private static Verdict refusedAs(String host, AddressKind kind) {
    return Verdict.refused(
        host
            + " is "
            + kind.words()
            + "; if files are meant to come from there, name it in "
            + Advice.REMOTE_FILES_FROM.words());
  }
}
