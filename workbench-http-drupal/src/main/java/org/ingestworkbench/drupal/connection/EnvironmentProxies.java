package org.ingestworkbench.drupal.connection;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.ingestworkbench.model.InputException;
import org.jspecify.annotations.Nullable;

/**
 * The proxies that environment variables name: {@code https_proxy}, {@code http_proxy}, {@code
 * all_proxy} and {@code no_proxy}, in lower or upper case; lower case wins. This machine is always
 * asked without one. Immutable.
 */
public final class EnvironmentProxies extends ProxySelector {
  /** No proxy for any address. */
  public static final EnvironmentProxies NONE = new EnvironmentProxies(Map.of(), NoProxy.of(""));

  private static final List<Proxy> DIRECT = List.of(Proxy.NO_PROXY);

  private final Map<String, HttpProxy> byScheme;
  private final NoProxy without;

  private EnvironmentProxies(Map<String, HttpProxy> byScheme, NoProxy without) {
    this.byScheme = byScheme;
    this.without = without;
  }

  /** A proxy with what it asks for, if it does. */
  private record HttpProxy(String host, int port, @Nullable String authorization) {

    /** Resolved for each connection: a name may get another address while a job runs. */
    Proxy proxy() {
      return new Proxy(Proxy.Type.HTTP, new InetSocketAddress(host, port));
    }
  }

  /**
   * Reads the variables.
   *
   * @throws InputException when one of them names no proxy that speaks HTTP
   */
  public static EnvironmentProxies of(Map<String, String> variables) {
    var byScheme = new TreeMap<String, HttpProxy>();
    for (var scheme : List.of("http", "https")) {
      named(variables, scheme).ifPresent(proxy -> byScheme.put(scheme, proxy));
    }
    return new EnvironmentProxies(
        byScheme, NoProxy.of(value(variables, "no_proxy").map(Variable::value).orElse("")));
  }

  private record Variable(String name, String value) {}

  private static Optional<HttpProxy> named(Map<String, String> variables, String scheme) {
    return value(variables, scheme + "_proxy")
        .or(() -> value(variables, "all_proxy"))
        .map(EnvironmentProxies::read);
  }

  private static Optional<Variable> value(Map<String, String> variables, String name) {
    return Stream.of(name, name.toUpperCase(Locale.ROOT))
        .filter(variables::containsKey)
        .map(key -> new Variable(key, Objects.requireNonNull(variables.get(key)).strip()))
        .filter(variable -> !variable.value().isEmpty())
        .findFirst();
  }

  private static HttpProxy read(Variable variable) {
    var value = variable.value();
    var address = address(variable, value.contains("://") ? value : "http://" + value);
    if (!"http".equalsIgnoreCase(address.getScheme()) || address.getHost() == null) {
      throw unusable(variable);
    }
    int port = address.getPort() < 0 ? 80 : address.getPort();
    return new HttpProxy(address.getHost(), port, authorization(address.getUserInfo()));
  }

  private static URI address(Variable variable, String value) {
    try {
      return URI.create(value);
    } catch (IllegalArgumentException e) {
      throw unusable(variable);
    }
  }

  /** Does not repeat the value, which may hold a password. */
  private static InputException unusable(Variable variable) {
    return new InputException(
        "The environment variable "
            + variable.name()
            + " names no proxy that can be used: it should be like http://proxy.example.org:3128.");
  }

  private static @Nullable String authorization(@Nullable String user) {
    return user == null
        ? null
        : "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8));
  }

  private Optional<HttpProxy> proxyFor(URI address) {
    var origin = Origin.of(address);
    return Optional.ofNullable(byScheme.get(origin.scheme()))
        .filter(proxy -> !without.covers(origin));
  }

  /** Whether a connection to the address goes through a proxy. */
  public boolean isProxied(URI address) {
    return proxyFor(address).isPresent();
  }

  /** What the proxy of the address wants in {@code Proxy-Authorization}; empty for nothing. */
  public Optional<String> authorization(URI address) {
    return proxyFor(address).map(HttpProxy::authorization);
  }

  @Override
  public List<Proxy> select(URI address) {
    return proxyFor(address).map(proxy -> List.of(proxy.proxy())).orElse(DIRECT);
  }

  /** There is no other to try. */
  @Override
  public void connectFailed(URI address, SocketAddress proxy, IOException failure) {}

  @Override
  public String toString() {
    return "EnvironmentProxies" + byScheme.keySet();
  }
}
