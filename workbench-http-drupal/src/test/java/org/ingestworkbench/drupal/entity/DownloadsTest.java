package org.ingestworkbench.drupal.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.ingestworkbench.drupal.Credentials;
import org.ingestworkbench.drupal.DrupalClient;
import org.ingestworkbench.drupal.InThread;
import org.ingestworkbench.drupal.connection.ConnectionSettings;
import org.ingestworkbench.drupal.connection.EnvironmentProxies;
import org.ingestworkbench.drupal.limits.Limits;
import org.ingestworkbench.repository.RepositoryException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DownloadsTest {

  private final Downloads downloads =
      new Downloads(
          Limits.DEFAULT,
          "test",
          new ConnectionSettings(EnvironmentProxies.NONE, null, Limits.DEFAULT.connect()));
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch over = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/a.txt", exchange -> answer(exchange, 200, 5));
    server.createContext("/short.txt", exchange -> answer(exchange, 200, 9));
    server.createContext("/gone.txt", exchange -> answer(exchange, 404, 5));
    server.createContext("/busy.txt", exchange -> answer(exchange, 503, 5));
    server.setExecutor(threads);
    server.start();
  }

  @AfterEach
  void stop() {
    over.countDown();
    server.stop(0);
    threads.shutdown();
  }

  private static void answer(HttpExchange exchange, int status, int announced) throws IOException {
    exchange.sendResponseHeaders(status, announced);
    exchange.getResponseBody().write("hello".getBytes(StandardCharsets.UTF_8));
    exchange.getResponseBody().flush();
    exchange.close();
  }

  private String at(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  @Test
  void aFetchedFileLastsAsLongAsItIsOpen() throws IOException {
    Path file;
    try (var fetched = downloads.fetch(at("/a.txt"))) {
      file = fetched.path();
      assertThat(file).hasContent("hello");
    }
    assertThat(Files.exists(file)).isFalse();
  }

  @Test
  void aFileThatEndsTooSoonIsNotTakenForWhole() {
    assertThatThrownBy(() -> downloads.fetch(at("/short.txt")))
        .asInstanceOf(InstanceOfAssertFactories.type(RepositoryException.class))
        .satisfies(e -> assertThat(e.retryable()).isTrue())
        .satisfies(e -> assertThat(e.effect()).isEqualTo(RepositoryException.Effect.NONE));
  }

  @Test
  void aRefusalNamesTheAddressAndTheStatus() {
    assertThatThrownBy(() -> downloads.fetch(at("/gone.txt")))
        .hasMessage("The file " + at("/gone.txt") + " could not be fetched: its site answers 404.")
        .asInstanceOf(InstanceOfAssertFactories.type(RepositoryException.class))
        .satisfies(e -> assertThat(e.retryable()).isFalse());
    assertThatThrownBy(() -> downloads.fetch(at("/busy.txt")))
        .asInstanceOf(InstanceOfAssertFactories.type(RepositoryException.class))
        .satisfies(e -> assertThat(e.retryable()).isTrue());
  }

  @Test
  void whatFailsIsNoAnswerOfTheRepository() {
    for (var path : List.of("/gone.txt", "/busy.txt", "/short.txt")) {
      assertThatThrownBy(() -> downloads.fetch(at(path)))
          .asInstanceOf(InstanceOfAssertFactories.type(RepositoryException.class))
          .satisfies(e -> assertThat(e.elsewhere()).isTrue());
    }
  }

  @Test
  void whatIsGoneIsNotThereAndWhatCannotBeAskedMayBe() {
    assertThat(downloads.isThere(at("/a.txt"))).isTrue();
    assertThat(downloads.isThere(at("/gone.txt"))).isFalse();
    assertThat(downloads.isThere("http://127.0.0.1:1/x.txt")).isTrue();
  }

  /** Answers with so much, and with no more until the test is over. */
  private void hang(String path, int announced) {
    server.createContext(
        path,
        exchange -> {
          if (announced >= 0) {
            exchange.sendResponseHeaders(200, announced);
            exchange.getResponseBody().write('h');
            exchange.getResponseBody().flush();
          }
          asked.countDown();
          await(over);
          exchange.close();
        });
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void isDropped(CompletableFuture<?> underWay) {
    assertThatThrownBy(underWay::join)
        .cause()
        .hasMessageStartingWith("Aborted: the file ")
        .asInstanceOf(InstanceOfAssertFactories.type(RepositoryException.class))
        .satisfies(e -> assertThat(e.scope()).isEqualTo(RepositoryException.Scope.JOB))
        .satisfies(e -> assertThat(e.effect()).isEqualTo(RepositoryException.Effect.NONE));
  }

  @ParameterizedTest(name = "{0} bytes announced")
  @ValueSource(ints = {-1, 0, 100})
  @Timeout(300)
  void anAbortEndsWhatIsUnderWayAtOnceHoweverTheServerHangs(int announced) {
    hang("/slow.txt", announced);
    var underWay = InThread.supply(() -> downloads.fetch(at("/slow.txt")));
    await(asked);

    downloads.abort();

    isDropped(underWay);
    isDropped(InThread.supply(() -> downloads.fetch(at("/a.txt"))));
  }

  @Test
  @Timeout(300)
  void anAbortOfTheClientEndsAQuestionToo() {
    hang("/slow.txt", -1);
    try (var client = DrupalClient.connect(URI.create(at("")), Credentials.of("me", "secret"))) {
      var underWay = InThread.supply(() -> client.isThere(at("/slow.txt")));
      await(asked);

      client.abort();

      isDropped(underWay);
    }
  }
}
