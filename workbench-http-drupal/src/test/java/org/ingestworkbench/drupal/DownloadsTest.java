package org.ingestworkbench.drupal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.ingestworkbench.spi.RepositoryException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DownloadsTest {

  private final Downloads downloads = new Downloads(Limits.DEFAULT, "test");
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/a.txt", exchange -> answer(exchange, 200, 5));
    server.createContext("/short.txt", exchange -> answer(exchange, 200, 9));
    server.createContext("/gone.txt", exchange -> answer(exchange, 404, 5));
    server.createContext("/busy.txt", exchange -> answer(exchange, 503, 5));
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
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
}
