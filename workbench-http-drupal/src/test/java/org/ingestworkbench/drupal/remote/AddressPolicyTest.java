package org.ingestworkbench.drupal.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import org.ingestworkbench.drupal.limits.RemoteFiles;
import org.ingestworkbench.drupal.remote.AddressPolicy.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressPolicyTest {

  private static final URI SITE = URI.create("http://127.0.0.1:8080/islandora");

  private static final Map<String, List<String>> NAMES =
      Map.of(
          "public.example.org", List.of("93.184.216.34"),
          "both.example.org", List.of("93.184.216.34", "127.0.0.1"),
          "files.local", List.of("10.1.2.3"),
          "localhost", List.of("127.0.0.1"));

  private static InetAddress[] look(String host) throws UnknownHostException {
    var numbers = NAMES.getOrDefault(host, List.of(host));
    var found = new InetAddress[numbers.size()];
    for (int i = 0; i < found.length; i++) {
      var literal = numbers.get(i);
      if (!literal.matches("[0-9.]+|.*:.*")) {
        throw new UnknownHostException(literal);
      }
      found[i] = InetAddress.getByName(literal);
    }
    return found;
  }

  private static Verdict of(RemoteFiles rules, boolean proxied, String address)
      throws UnknownHostException {
    var policy = new AddressPolicy(SITE, rules, AddressPolicyTest::look, hop -> proxied);
    var read = RemoteAddress.read(address);
    return read.isPresent() ? policy.of(read.get()) : new Verdict("no address", null);
  }

  private static Verdict direct(String address) throws UnknownHostException {
    return of(RemoteFiles.DEFAULT, false, address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1/a.jpg",
        "http://127.9.9.9:8080/a.jpg",
        "HTTP://127.0.0.1/a.jpg",
        "https://localhost/a.jpg",
        "http://2130706433/a.jpg",
        "http://017700000001/a.jpg",
        "http://0177.0.0.1/a.jpg",
        "http://127.1/a.jpg",
        "http://0x7f000001/a.jpg",
        "http://0x7f.0.0.1/a.jpg",
        "http://[::1]/a.jpg",
        "http://[::]/a.jpg",
        "http://[::ffff:127.0.0.1]/a.jpg",
        "http://[::127.0.0.1]/a.jpg",
        "http://[64:ff9b::7f00:1]/a.jpg",
        "http://[64:ff9b:1::7f00:1]/a.jpg",
        "http://[2002:7f00:1::]/a.jpg",
        "http://[2001:0:4136:e378:8000:63bf:80ff:fffe]/a.jpg",
        "http://[fe80::1]/a.jpg",
        "http://0.0.0.0/a.jpg",
        "http://0.1.2.3/a.jpg",
        "http://169.254.169.254/latest/meta-data",
        "http://[::ffff:a9fe:a9fe]/latest",
        "http://[fd00:ec2::254]/latest",
        "http://100.100.100.200/latest",
        "http://168.63.129.16/machine",
        "http://224.0.0.1/a.jpg",
        "http://255.255.255.255/a.jpg",
        "http://[ff02::1]/a.jpg",
        "http://both.example.org/a.jpg"
      })
  void noFileComesFromThisMachineItsLinkOrItsCloud(String address) throws UnknownHostException {
    assertThat(direct(address).refusal()).isNotNull();
    assertThat(of(RemoteFiles.DEFAULT.withPrivateNetworks(true), false, address).refusal())
        .isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://10.1.2.3/a",
        "http://172.16.0.1/a",
        "http://172.31.255.255/a",
        "http://192.168.1.1/a",
        "http://100.64.0.1/a",
        "http://[fd12::1]/a",
        "http://[::ffff:10.1.2.3]/a",
        "http://[64:ff9b::a01:203]/a",
        "http://files.local/a"
      })
  void privateNetworksAreRefusedUnlessTheyAreAllowedAndNotedThen(String address)
      throws UnknownHostException {
    assertThat(direct(address).refusal()).contains("an address of a private network");
    var allowed = of(RemoteFiles.DEFAULT.withPrivateNetworks(true), false, address);
    assertThat(allowed.refusal()).isNull();
    assertThat(allowed.note()).contains("an address of a private network");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://public.example.org/a",
        "http://93.184.216.34/a",
        "http://172.32.0.1/a",
        "http://[2606:2800:220:1::1]/a",
        "http://127.0.0.1:8080/anything"
      })
  void publicAddressesAndTheSiteItselfAreAllowed(String address) throws UnknownHostException {
    assertThat(direct(address)).isEqualTo(new Verdict(null, null));
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, http://127.0.0.1/a, true",
    "127.0.0.0/8, http://127.3.4.5/a, true",
    "127.0.0.0/8, http://[::ffff:127.3.4.5]/a, true",
    "10.1.0.0/16, http://10.2.0.1/a, false",
    "10.1.0.0/16, http://files.local/a, true",
    "files.local, http://files.local/a, true",
    "FILES.local., http://Files.Local/a, true",
    "files.local, http://10.1.2.3/a, false",
    "localhost, http://localhost/a, true",
    "::1, http://[::1]/a, true",
    "fd00::/8, http://[fd12::1]/a, true",
    "0.0.0.0/0, http://127.0.0.1/a, true",
    "0.0.0.0/0, http://169.254.169.254/a, false",
    "169.254.169.254, http://169.254.169.254/a, true",
    "127.0.0.1, http://2130706433/a, false"
  })
  void whatIsNamedIsAllowed(String from, String address, boolean allowed)
      throws UnknownHostException {
    var verdict = of(RemoteFiles.DEFAULT.withFrom(List.of(from)), false, address);
    assertThat(verdict.refusal() == null).isEqualTo(allowed);
  }

  @Test
  void aNetworkOfVersionFourDoesNotCoverWhatOneOfVersionSixHides() throws UnknownHostException {
    var rules = RemoteFiles.DEFAULT.withFrom(List.of("127.0.0.0/8"));
    assertThat(of(rules, false, "http://[64:ff9b::7f00:1]/a").refusal()).isNotNull();
  }

  @ParameterizedTest
  @CsvSource({
    "http://both.example.org/a, true",
    "http://files.local/a, true",
    "http://unknown.example.org/a, true",
    "http://localhost/a, false",
    "http://x.localhost./a, false",
    "http://metadata.google.internal/a, false",
    "http://127.0.0.1/a, false",
    "http://[::1]/a, false",
    "http://017700000001/a, false"
  })
  void behindAProxyTheHostAloneDecides(String address, boolean allowed)
      throws UnknownHostException {
    assertThat(of(RemoteFiles.DEFAULT, true, address).refusal() == null).isEqualTo(allowed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "10.0.0.0/33",
        "10.0.0/8",
        "300.1.1.1",
        "010.0.0.1",
        "http://x",
        "a b",
        "::1/",
        "x/8",
        "*.example.org"
      })
  void whatIsNeitherHostAddressNorNetworkIsRefused(String from) {
    assertThatThrownBy(() -> RemoteFiles.DEFAULT.withFrom(List.of(from)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is neither a host");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "http://x.org/a|b.jpg http://x.org/a%7Cb.jpg",
        "http://x.org/100%.jpg http://x.org/100%25.jpg",
        "http://x.org/caf\u00e9.jpg http://x.org/caf%C3%A9.jpg",
        "http://x.org/caf%C3%A9.jpg http://x.org/caf%C3%A9.jpg",
        "http://x.org/a[1].jpg#b#c http://x.org/a%5B1%5D.jpg#b%23c",
        "http://[::1]/a http://[::1]/a"
      })
  void anAddressMayBeWrittenAsPeopleWriteIt(String text, String address) {
    assertThat(RemoteAddress.read(text))
        .hasValueSatisfying(it -> assertThat(it).hasToString(address));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://",
        "http:///a",
        "http://a b/c",
        "ftp://x.org/a",
        "http://\u2460.0.0.1/a",
        "x"
      })
  void whatIsNoAddressIsNotTakenForOne(String text) {
    assertThat(RemoteAddress.read(text)).isEmpty();
  }
}
