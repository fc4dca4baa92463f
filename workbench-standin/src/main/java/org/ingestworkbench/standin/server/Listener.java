package org.ingestworkbench.standin.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.ingestworkbench.standin.http.Request;
import org.ingestworkbench.standin.http.RequestBody;
import org.ingestworkbench.standin.http.Response;
import org.ingestworkbench.standin.site.DrupalSite;
import org.ingestworkbench.standin.store.FileStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server: reads requests whole, lets faults have their way, writes answers. */
public final class Listener implements AutoCloseable {
  /** The paths that are the stand-in's own; no fault touches them. */
  static final String CONTROL = "/_standin/";

  private static final Logger LOG = LoggerFactory.getLogger(Listener.class);
  private static final int MAX_MEMORY_BODY = 64 << 20;
  private static final String NO_DELAY = "sun.net.httpserver.nodelay";
  private static final String MOST_IDLE = "sun.net.httpserver.maxIdleConnections";

  private static final Response FOREIGN =
      new Response(
          403,
          List.of(Map.entry("Content-Type", "text/plain; charset=UTF-8")),
          "The stand-in answers programs of this machine only: a loopback Host, and no Origin.\n"
              .getBytes(StandardCharsets.UTF_8),
          null);

  private final HttpServer server;
  private final ExecutorService threads;
  private final URI address;

  static {
    // The JDK's server sends head and body apart: without this every small answer waits 40 ms for
    // an ACK.
    if (System.getProperty(NO_DELAY) == null) {
      System.setProperty(NO_DELAY, "true");
    }
    // Above so many idle connections, 200 unless told, the JDK's server closes one just when a
    // client sends its next request on it: a POST is lost then, as no site loses it.
    if (System.getProperty(MOST_IDLE) == null) {
      System.setProperty(MOST_IDLE, "10000");
    }
  }

  private Listener(HttpServer server) {
    this.server = server;
    this.address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    this.threads = Executors.newCachedThreadPool(threadFactory(server.getAddress().getPort()));
  }

  private static ThreadFactory threadFactory(int port) {
    AtomicInteger count = new AtomicInteger();
    return work -> {
      Thread thread = new Thread(work, "standin-" + port + "-" + count.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }

  /** Takes a port of this machine's own address, 0 for any that is free; answers nothing yet. */
  public static Listener bind(int port) throws IOException {
    InetAddress local = InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1});
    return new Listener(HttpServer.create(new InetSocketAddress(local, port), 512));
  }

  public URI address() {
    return address;
  }

  /** From now on requests are answered. */
  public void serve(DrupalSite site, Host host) {
    server.setExecutor(threads);
    server.createContext("/", exchange -> handle(exchange, site, host));
    server.start();
  }

  private void handle(HttpExchange exchange, DrupalSite site, Host host) throws IOException {
    try (exchange) {
      String path = path(exchange);
      if (!LocalRequest.is(exchange.getRequestHeaders())) {
        exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
        write(exchange, FOREIGN, Disturbance.NONE, host);
      } else if (path.startsWith(CONTROL)) {
        byte[] body = exchange.getRequestBody().readAllBytes();
        write(
            exchange,
            host.control(exchange.getRequestMethod(), path, body),
            Disturbance.NONE,
            host);
      } else {
        serve(exchange, site, host);
      }
    } catch (IOException e) {
      LOG.debug("connection lost: {}", e.toString());
    }
  }

  private void serve(HttpExchange exchange, DrupalSite site, Host host) throws IOException {
    Disturbance disturbance = host.disturb(exchange.getRequestMethod(), path(exchange));
    Optional<Response> answer = Optional.empty();
    try {
      if (disturbance.ending() != Disturbance.Ending.REFUSED && host.pause(disturbance.before())) {
        answer = work(exchange, site, host, disturbance);
      }
    } finally {
      // Before the client hears of it, so that it finds its own request in the log.
      host.served(exchange, answer.map(Response::status).orElse(0));
    }
    if (answer.isPresent()) {
      write(exchange, answer.get(), disturbance, host);
    }
  }

  /** The path that an exchange asks for, without the query. */
  public static String path(HttpExchange exchange) {
    String path = exchange.getRequestURI().getPath();
    return path == null ? "/" : path;
  }

  /** Does the work; returns what is to be sent, nothing if a fault lets nothing be sent. */
  private Optional<Response> work(
      HttpExchange exchange, DrupalSite site, Host host, Disturbance disturbance)
      throws IOException {
    if (disturbance.ending() == Disturbance.Ending.HANGS_BEFORE_WORK && !host.hang()) {
      return Optional.empty();
    }
    Optional<Response> refused = site.tooLarge(announced(exchange));
    if (refused.isPresent()) {
      exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
      return refused;
    }
    RequestBody body = read(exchange, site.files());
    try {
      Response answer = answer(request(exchange, body), site, host, disturbance);
      boolean hangs = disturbance.ending() == Disturbance.Ending.HANGS_AFTER_WORK;
      boolean lost =
          disturbance.ending() == Disturbance.Ending.LOST
              || !host.pause(disturbance.after())
              || (hangs && !host.hang());
      return lost ? Optional.empty() : Optional.of(answer);
    } finally {
      if (body.file() != null) {
        Files.deleteIfExists(body.file());
      }
    }
  }

  private static long announced(HttpExchange exchange) {
    String length = exchange.getRequestHeaders().getFirst("Content-Length");
    return length == null ? 0 : Long.parseLong(length);
  }

  private static Response answer(
      Request request, DrupalSite site, Host host, Disturbance disturbance) {
    Disturbance.Replacement other = disturbance.replacement();
    if (other != null && !other.afterWork()) {
      return replaced(other);
    }
    boolean basic = request.header("Authorization").isPresent();
    Response answer = host.atCost(basic, () -> site.answer(request));
    return other == null ? answer : replaced(other);
  }

  private static Response replaced(Disturbance.Replacement other) {
    return new Response(
        other.status(), other.headers(), other.body().getBytes(StandardCharsets.UTF_8), null);
  }

  private Request request(HttpExchange exchange, RequestBody body) {
    Map<String, String> headers = new HashMap<>();
    exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
    return Request.of(
        exchange.getRequestMethod(),
        exchange.getRequestURI(),
        headers,
        body,
        address,
        exchange.getRemoteAddress().getAddress().getHostAddress());
  }

  /** File uploads go to disk, everything else is small. */
  private static RequestBody read(HttpExchange exchange, FileStore files) throws IOException {
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    try (InputStream in = exchange.getRequestBody()) {
      if (type != null && type.startsWith("application/octet-stream")) {
        return spool(in, files);
      }
      byte[] bytes = in.readNBytes(MAX_MEMORY_BODY);
      in.transferTo(OutputStream.nullOutputStream());
      return RequestBody.of(bytes);
    }
  }

  private static RequestBody spool(InputStream in, FileStore files) throws IOException {
    Path file = files.incoming();
    try (OutputStream out = Files.newOutputStream(file)) {
      return RequestBody.in(file, in.transferTo(out));
    } catch (IOException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  private static void write(
      HttpExchange exchange, Response answer, Disturbance disturbance, Host host)
      throws IOException {
    exchange.getResponseHeaders().add("X-Generator", "Drupal 10 (https://www.drupal.org)");
    exchange.getResponseHeaders().add("Cache-Control", "must-revalidate, no-cache, private");
    answer.headers().forEach(h -> exchange.getResponseHeaders().add(h.getKey(), h.getValue()));
    long length = answer.file() == null ? answer.body().length : Files.size(answer.file());
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.getResponseHeaders().set("Content-Length", Long.toString(length));
      exchange.sendResponseHeaders(answer.status(), -1);
      return;
    }
    exchange.sendResponseHeaders(answer.status(), length == 0 ? -1 : length);
    if (length > 0) {
      ResponseWriter.write(exchange.getResponseBody(), answer, disturbance, host);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
