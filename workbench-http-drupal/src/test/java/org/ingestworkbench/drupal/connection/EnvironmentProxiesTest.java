package org.ingestworkbench.drupal.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import org.ingestworkbench.model.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentProxiesTest {

  private static String proxy(Map<String, String> variables, String address) {
    return EnvironmentProxies.of(variables).select(URI.create(address)).get(0).toString();
  }

  @Test
  void eachSchemeHasItsOwnAndAllProxyIsForBoth() {
    var variables = Map.of("https_proxy", "http://s.test:1", "HTTP_PROXY", "p.test:2");
    assertThat(proxy(variables, "https://repo.test/")).contains("s.test").endsWith(":1");
    assertThat(proxy(variables, "http://repo.test/")).contains("p.test").endsWith(":2");
    assertThat(proxy(Map.of("ALL_PROXY", "http://a.test"), "http://r.test/"))
        .contains("a.test")
        .endsWith(":80");
    assertThat(proxy(Map.of("http_proxy", ""), "http://repo.test/")).isEqualTo("DIRECT");
  }

  @Test
  void lowerCaseWins() {
    var both = Map.of("https_proxy", "low.test:1", "HTTPS_PROXY", "up.test:2");
    assertThat(proxy(both, "https://repo.test/")).contains("low.test");
  }

  @ParameterizedTest
  @CsvSource({
    "repo.test,               http://repo.test/,          true",
    "repo.test,               http://a.repo.test/,        true",
    "repo.test,               http://myrepo.test/,        false",
    ".repo.test,              http://a.repo.test/,        true",
    "*.repo.test,             http://a.repo.test/,        true",
    "REPO.test,               http://Repo.TEST/,          true",
    "'a.test, repo.test',     http://repo.test/,          true",
    "*,                       http://repo.test/,          true",
    "repo.test:8080,          http://repo.test:8080/,     true",
    "repo.test:8080,          http://repo.test/,          false",
    "repo.test:443,           https://repo.test/,         true",
    "10.0.0.0/8,              http://10.1.2.3/,           true",
    "10.0.0.0/8,              http://11.1.2.3/,           false",
    "10.0.0.0/8,              http://repo.test/,          false",
    "fd00::/8,                'http://[fd12::1]/',        true",
    "'[fd12::1]',             'http://[fd12::1]/',        true",
    "unrelated.test,          http://127.0.0.1:8080/,     true",
    "unrelated.test,          http://localhost/,          true",
    "unrelated.test,          http://drupal.localhost/,   true",
    "unrelated.test,          'http://[::1]/',            true",
    "unrelated.test,          http://127.0.0.1.evil.test/, false",
    "10.0.0.0/x,              http://10.0.0.1/,           false",
  })
  void noProxyNamesHostsThatAreReachedDirectly(String noProxy, String address, boolean direct) {
    var proxies =
        EnvironmentProxies.of(Map.of("all_proxy", "http://p.test:1", "no_proxy", noProxy));
    assertThat(proxies.isProxied(URI.create(address))).isEqualTo(!direct);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"socks5://me:secret@p.test:1", "https://p.test", "http://", "http://a b", "::"})
  void whatCannotBeUsedIsRefusedWithoutItsValue(String value) {
    assertThatThrownBy(() -> EnvironmentProxies.of(Map.of("HTTPS_PROXY", value)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("HTTPS_PROXY")
        .hasMessageNotContaining("secret");
  }
}
