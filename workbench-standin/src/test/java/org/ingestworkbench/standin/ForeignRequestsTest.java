package org.ingestworkbench.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A web page of elsewhere, open in a browser of this machine, gets nothing. */
final class ForeignRequestsTest {

  private StandIn site;

  @BeforeEach
  void start() throws IOException {
    site = StandIn.builder().start();
  }

  @AfterEach
  void stop() {
    site.close();
  }

  /** The first line of the answer; the JDK's client would not send such headers. */
  private String answer(String request, String... headers) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), site.uri().getPort())) {
      var text = request + " HTTP/1.1\r\n" + String.join("\r\n", headers) + "\r\n";
      socket
          .getOutputStream()
          .write((text + "Connection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
      var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return answer.lines().findFirst().orElse("");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.0.0.1:8080",
        "localhost:8080",
        "LOCALHOST",
        "drupal.localhost",
        "[::1]:80"
      })
  void thisMachineIsAnswered(String host) throws IOException {
    assertThat(answer("GET /user/login_status?_format=json", "Host: " + host)).contains(" 200 ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example:8080",
        "127.0.0.1.evil.example",
        "localhost.evil.example",
        "evil.example\r\nHost: localhost",
        "10.0.0.1",
        "0.0.0.0",
        ""
      })
  void anotherHostIsRefusedAlsoByItsOwnPaths(String host) throws IOException {
    assertThat(answer("GET /node/1?_format=json", "Host: " + host)).contains(" 403 ");
    assertThat(answer("GET /_standin/state", "Host: " + host)).contains(" 403 ");
    assertThat(site.requests().list()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://evil.example", "null", "http://localhost:3000"})
  void whatAPageOfAnotherOriginSendsIsRefused(String origin) throws IOException {
    assertThat(
            answer(
                "DELETE /_standin/faults",
                "Host: localhost",
                "Origin: " + origin,
                "Content-Length: 0"))
        .contains(" 403 ");
  }

  @Test
  void aProgramWithoutAHostIsNoBrowser() throws IOException {
    assertThat(answer("GET /user/login_status?_format=json", "Accept: */*")).contains(" 200 ");
  }
}
