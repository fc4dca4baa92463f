package org.ingestworkbench.drupal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.repository.RepositoryException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A site whose certificate a private authority signed, behind a proxy and without one. */
class ConnectionsTest {

  private static final Path TLS = Path.of("src/test/resources/tls");
  private static final Path AUTHORITY = TLS.resolve("authority.pem");

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<String> warnings = new CopyOnWriteArrayList<>();
  private final List<String> told = new CopyOnWriteArrayList<>();
  private HttpsServer secure;
  private HttpServer plain;
  @TempDir private Path temporary;

  @BeforeEach
  void start() throws IOException, GeneralSecurityException {
    secure = HttpsServer.create(anyPort(), 0);
    secure.setHttpsConfigurator(new HttpsConfigurator(certified()));
    plain = HttpServer.create(anyPort(), 0);
    for (var server : List.of(secure, plain)) {
      server.createContext("/", this::answer);
      server.setExecutor(threads);
      server.start();
    }
  }

  @AfterEach
  void stop() {
    secure.stop(0);
    plain.stop(0);
    threads.shutdownNow();
  }

  private static InetSocketAddress anyPort() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  private static SSLContext certified() throws IOException, GeneralSecurityException {
    var password = "testtest".toCharArray();
    var store = KeyStore.getInstance(TLS.resolve("site.p12").toFile(), password);
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, password);
    var context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  /** Lets a user sign in, and says a version. */
  private void answer(HttpExchange exchange) throws IOException {
    told.addAll(exchange.getRequestHeaders().keySet());
    var body =
        exchange.getRequestURI().getPath().equals("/user/login")
            ? "{\"csrf_token\":\"t\",\"logout_token\":\"o\"}"
            : "{\"integration_module_version\":\"1.2\"}";
    exchange.getRequestBody().readAllBytes();
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.getResponseHeaders().add("Set-Cookie", "SESS1=s; path=/");
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private DrupalClientBuilder at(String host) {
    return DrupalClient.builder(URI.create(host))
        .credentials(Credentials.of("admin", "password"))
        .warnings(warnings::add);
  }

  private String here() {
    return "https://127.0.0.1:" + secure.getAddress().getPort();
  }

  private static String version(DrupalClientBuilder builder) {
    try (var client = builder.build()) {
      return Objects.requireNonNull(client.verify().integrationModule());
    }
  }

  @Test
  void anUnknownAuthorityIsRefusedWithTheWaysOut() {
    try (var client = at(here()).build()) {
      var refused = catchThrowableOfType(RepositoryException.class, client::verify);
      assertThat(refused)
          .hasMessageContaining("name the authority that signed it (caFile of the client)")
          .hasMessageContaining("set verifyTls of the client to false");
    }
  }

  @Test
  void anAuthorityOfAFileCounts() {
    assertThat(version(at(here()).caFile(AUTHORITY))).isEqualTo("1.2");
    assertThat(warnings).isEmpty();
  }

  /** Those of the platform still do: the file is read beside them. */
  @Test
  void aFileWithoutACertificateIsRefusedBeforeAnyRequest() throws IOException {
    var empty = Files.writeString(temporary.resolve("empty.pem"), "nothing\n");
    assertThatThrownBy(() -> at(here()).caFile(empty).build())
        .isInstanceOf(InputException.class)
        .hasMessageContaining("empty.pem")
        .hasMessageContaining("no certificate");
    assertThatThrownBy(() -> at(here()).caFile(Path.of("/dev/zero")).build())
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no regular file");
    assertThatThrownBy(() -> at(here()).caFile(temporary.resolve("gone.pem")).build())
        .isInstanceOf(InputException.class)
        .hasMessageContaining("gone.pem");
  }

  @Test
  void withoutAnyCheckOfCertificatesThereIsAWarning() {
    assertThat(version(at(here()).verifyTls(false))).isEqualTo("1.2");
    assertThat(warnings).singleElement().asString().contains("certificate").contains(here());
  }

  @Test
  void aPasswordWithoutEncryptionIsWarnedOfBeyondThisMachine() {
    at("http://127.0.0.1:8080").build().close();
    at("http://localhost").build().close();
    at("http://[::1]:8080/site").build().close();
    assertThat(warnings).isEmpty();

    at("http://repo.example.test").build().close();
    assertThat(warnings)
        .containsExactly(
            "http://repo.example.test is reached without encryption: a program in between can"
                + " read the password. Use https.");
  }

  @Test
  void aSiteWithHttpsIsReachedThroughATunnel() throws IOException {
    try (var proxy = new ConnectProxy(secure.getAddress().getPort())) {
      var site =
          at("https://repo.example.test")
              .caFile(AUTHORITY)
              .proxies(Map.of("https_proxy", "http://me:secret@" + proxy.address()));
      assertThat(version(site)).isEqualTo("1.2");
      assertThat(proxy.heads())
          .isNotEmpty()
          .allSatisfy(
              head ->
                  assertThat(head)
                      .startsWith("CONNECT repo.example.test:443 ")
                      .contains("Proxy-Authorization: Basic bWU6c2VjcmV0")
                      .doesNotContain("SESS1", "\r\nAuthorization"));
      assertThat(told).contains("Cookie").doesNotContain("Proxy-authorization");
    }
  }

  @Test
  void aProxyGetsItsOwnPasswordAndTheSiteDoesNot() throws IOException {
    try (var proxy = new ConnectProxy(plain.getAddress().getPort())) {
      var site =
          at("http://repo.example.test")
              .proxies(Map.of("HTTP_PROXY", "http://me:secret@" + proxy.address()));
      assertThat(version(site)).isEqualTo("1.2");
      assertThat(proxy.heads())
          .isNotEmpty()
          .allSatisfy(head -> assertThat(head).contains("Proxy-Authorization: Basic bWU6c2VjcmV0"));
    }
  }

  @Test
  void noProxyIsAskedUnlessOneIsNamed() throws IOException {
    try (var proxy = new ConnectProxy(secure.getAddress().getPort())) {
      var named = "http://" + proxy.address();
      assertThat(version(at(here()).caFile(AUTHORITY).proxies(Map.of("https_proxy", named))))
          .isEqualTo("1.2");
      assertThat(proxy.heads()).isEmpty();
    }
  }

  /** What the whole JVM is told of proxies does not count for a client. */
  @Test
  void theSettingsOfTheJvmDoNotCount() throws IOException {
    var before = ProxySelector.getDefault();
    try (var proxy = new ConnectProxy(plain.getAddress().getPort())) {
      ProxySelector.setDefault(
          ProxySelector.of(InetSocketAddress.createUnresolved("127.0.0.1", port(proxy.address()))));
      var local = "http://127.0.0.1:" + plain.getAddress().getPort();
      assertThat(version(at(local))).isEqualTo("1.2");
      assertThat(proxy.heads()).isEmpty();
    } finally {
      ProxySelector.setDefault(before);
    }
  }

  private static int port(String address) {
    return Integer.parseInt(address.substring(address.indexOf(':') + 1));
  }
}
