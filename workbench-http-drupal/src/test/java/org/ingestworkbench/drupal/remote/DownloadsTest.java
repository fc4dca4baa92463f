package org.ingestworkbench.drupal.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.ingestworkbench.drupal.Credentials;
import org.ingestworkbench.drupal.DrupalClient;
import org.ingestworkbench.drupal.InThread;
import org.ingestworkbench.drupal.connection.EnvironmentProxies;
import org.ingestworkbench.drupal.limits.RemoteFiles;
import org.ingestworkbench.repository.RepositoryException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DownloadsTest {

  @TempDir Path directory;

  private final AtomicLong nanos = new AtomicLong();
  private Downloads downloads;
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
    downloads = downloads(rules());
  }

  private RemoteFiles rules() {
    return RemoteFiles.DEFAULT.withFrom(List.of("127.0.0.1")).withDirectory(directory);
  }

  private Downloads downloads(RemoteFiles rules) {
    return downloads(rules, "http://example.org");
  }

  private Downloads downloads(RemoteFiles rules, String site) {
    var client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .proxy(HttpClient.Builder.NO_PROXY)
            .build();
    var requests =
        new RemoteRequests(() -> client, EnvironmentProxies.NONE, URI.create(site), "test", rules);
    return new Downloads(requests, rules, Duration.ofMinutes(1), nanos::get);
  }

  /** By their names alone, since one may be deleted at this moment. */
  private List<String> leftOver() {
    var names = new ArrayList<String>();
    try (var own = Files.newDirectoryStream(directory, "workbench-downloads-*")) {
      for (var one : own) {
        try (var files = Files.newDirectoryStream(one, "file-*")) {
          files.forEach(file -> names.add(file.getFileName().toString()));
        }
      }
      return names;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void redirect(String from, String to) {
    server.createContext(
        from,
        exchange -> {
          exchange.getResponseHeaders().set("Location", to);
          exchange.sendResponseHeaders(302, -1);
          exchange.close();
        });
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
  void theProofOfWhoAsksGoesToTheSiteItselfAlone() {
    var cookies = new ArrayList<String>();
    server.createContext(
        "/seen.txt",
        exchange -> {
          var cookie = exchange.getRequestHeaders().getFirst("Cookie");
          cookies.add(exchange.getRequestHeaders().getFirst("Host").charAt(0) + " " + cookie);
          answer(exchange, 200, 5);
        });
    redirect("/away", at("/seen.txt").replace("127.0.0.1", "localhost"));
    redirect("/own", at("/seen.txt"));
    var rules = rules().withFrom(List.of("localhost"));
    var proof = Map.of("Cookie", "SESS=secret");
    var own = downloads(rules, at(""));
    try {
      own.fetch(at("/seen.txt"), proof);
      own.fetch(at("/own"), proof);
      own.fetch(at("/away"), proof);
      own.fetch(at("/seen.txt").replace("127.0.0.1", "localhost"), proof);
      own.fetch(at("/seen.txt"));
    } finally {
      own.close();
    }
    assertThat(cookies)
        .containsExactly("1 SESS=secret", "1 SESS=secret", "l null", "l null", "1 null");
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
    assertThat(downloads.look(at("/a.txt")).there()).isTrue();
    assertThat(downloads.look(at("/gone.txt")).there()).isFalse();
    assertThat(downloads.look("http://127.0.0.1:1/x.txt").there()).isTrue();
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
      var underWay = InThread.supply(() -> client.remoteFile(at("/slow.txt")));
      await(asked);

      client.abort();

      isDropped(underWay);
    }
  }

  @Test
  void aRedirectIsFollowedToWhereFilesMayComeFromAndNoFurther() {
    redirect("/moved", "/a.txt");
    redirect("/inside", "http://169.254.169.254/latest");
    redirect("/decimal", "http://2130706433:" + server.getAddress().getPort() + "/a.txt");
    redirect("/round", "/round");
    redirect("/elsewhere", "ftp://example.org/a");

    try (var fetched = downloads.fetch(at("/moved"))) {
      assertThat(fetched.path()).hasContent("hello");
    }
    assertThat(downloads.look(at("/inside")).refusal())
        .startsWith(
            "it leads to http://169.254.169.254/latest, and 169.254.169.254 is an address of cloud"
                + " metadata");
    for (var path : List.of("/inside", "/decimal", "/round", "/elsewhere")) {
      assertThatThrownBy(() -> downloads.fetch(at(path)))
          .hasMessageContaining("could not be fetched: it leads ")
          .asInstanceOf(InstanceOfAssertFactories.type(RepositoryException.class))
          .satisfies(e -> assertThat(e.retryable()).isFalse());
    }
  }

  @Test
  void byDefaultNoFileComesFromThisMachine() {
    downloads = downloads(RemoteFiles.DEFAULT);
    assertThatThrownBy(() -> downloads.fetch(at("/a.txt")))
        .hasMessage(
            "The file "
                + at("/a.txt")
                + " could not be fetched: 127.0.0.1 is a loopback address, this machine itself; if"
                + " files are meant to come from there, name it in remoteFiles(withFrom) of the client.");
  }

  @Test
  void anAddressWithAPasswordIsNotAsked() {
    assertThat(downloads.look("http://me:secret@127.0.0.1/a").refusal())
        .contains("a user or a password")
        .doesNotContain("secret");
  }

  @Test
  void aLargerFileIsNotFetchedWhetherItIsAnnouncedOrNot() {
    server.createContext(
        "/endless",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          try (var out = exchange.getResponseBody()) {
            while (over.getCount() > 0) {
              out.write(new byte[1 << 16]);
            }
          } catch (IOException closed) {
            asked.countDown();
          }
        });
    server.createContext("/huge", exchange -> answer(exchange, 200, 1 << 30));
    downloads = downloads(rules().withLargest(1 << 20));
    for (var path : List.of("/endless", "/huge")) {
      assertThatThrownBy(() -> downloads.fetch(at(path)))
          .hasMessageContaining("it is larger than 1.0 MiB, which is the most that is set")
          .asInstanceOf(InstanceOfAssertFactories.type(RepositoryException.class))
          .satisfies(e -> assertThat(e.retryable()).isFalse());
    }
    await(asked);
    assertThat(leftOver()).isEmpty();
  }

  /** Moves the clock while bytes trickle. */
  private void trickle(String path, Duration between) {
    server.createContext(
        path,
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          try (var out = exchange.getResponseBody()) {
            while (over.getCount() > 0) {
              out.write('x');
              out.flush();
              nanos.addAndGet(between.toNanos());
            }
          } catch (IOException closed) {
            asked.countDown();
          }
        });
  }

  @Test
  @Timeout(300)
  void aTrickleIsGivenUp() {
    trickle("/trickle", Duration.ofSeconds(5));
    downloads = downloads(rules().withLongest(Duration.ofDays(3650)));
    assertThatThrownBy(() -> downloads.fetch(at("/trickle")))
        .hasMessageContaining("could not be fetched: less than 64 KiB came in 60 s, after ")
        .asInstanceOf(InstanceOfAssertFactories.type(RepositoryException.class))
        .satisfies(e -> assertThat(e.retryable()).isTrue());
    await(asked);
    becomesEmpty();
  }

  @Test
  @Timeout(300)
  void aFileThatTakesLongerThanIsSetIsGivenUp() {
    trickle("/slow", Duration.ofMillis(300));
    downloads = downloads(rules().withLongest(Duration.ofSeconds(30)));
    assertThatThrownBy(() -> downloads.fetch(at("/slow")))
        .hasMessageContaining("could not be fetched: after 30 s only ")
        .hasMessageContaining("see remoteFiles(withLongest)");
  }

  /** Looked at once: a download given up before it had a file makes one late, and deletes it. */
  private void becomesEmpty() {
    var left = leftOver();
    while (!left.isEmpty() && !Thread.currentThread().isInterrupted()) {
      Thread.onSpinWait();
      left = leftOver();
    }
    assertThat(left).isEmpty();
  }

  private void hasBegunAFile() {
    while (leftOver().isEmpty() && !Thread.currentThread().isInterrupted()) {
      Thread.onSpinWait();
    }
  }

  @Test
  @Timeout(300)
  void anAbortLeavesNoFile() {
    hang("/slow.txt", 100);
    var underWay = InThread.supply(() -> downloads.fetch(at("/slow.txt")));
    await(asked);
    hasBegunAFile();

    downloads.abort();

    isDropped(underWay);
    becomesEmpty();
  }

  @Test
  void aClosedClientLeavesNothing() throws IOException {
    downloads.fetch(at("/a.txt"));
    assertThat(leftOver()).hasSize(1);
    downloads.close();
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void whatAKilledProcessLeftIsRemovedAndNothingElse() throws IOException {
    var killed = Files.createDirectory(directory.resolve("workbench-downloads-killed"));
    Files.createFile(killed.resolve("lock"));
    Files.writeString(killed.resolve("file-1.tmp"), "left");
    var unlike = Files.createDirectory(directory.resolve("workbench-downloads-unlike"));
    Files.writeString(unlike.resolve("mine.txt"), "kept");
    var aim = Files.createDirectory(directory.resolve("aim"));
    Files.createFile(aim.resolve("lock"));
    Files.writeString(aim.resolve("file-1.tmp"), "kept");
    Files.createSymbolicLink(directory.resolve("workbench-downloads-link"), aim);
    var other = downloads(rules());
    var alive = other.fetch(at("/a.txt"));

    downloads.fetch(at("/a.txt")).close();

    assertThat(killed).doesNotExist();
    assertThat(unlike.resolve("mine.txt")).exists();
    assertThat(aim.resolve("file-1.tmp")).exists();
    assertThat(alive.path()).hasContent("hello");
    other.close();
  }

  /** The system tells the locks of files by their inodes. */
  private static long locksOn(Path file) throws IOException {
    var inode = ":" + Files.getAttribute(file, "unix:ino") + " ";
    try (var locks = Files.lines(Path.of("/proc/locks"))) {
      return locks.filter(line -> line.contains(inode)).count();
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void twoNamesOfADirectoryAreOneDirectory() throws IOException {
    var place = Files.createDirectory(directory.resolve("place"));
    var link = Files.createSymbolicLink(directory.resolve("link"), place);
    var first = downloads(rules().withDirectory(place));
    var second = downloads(rules().withDirectory(link));
    try (var held = first.fetch(at("/a.txt"))) {
      var lock = held.path().resolveSibling("lock");
      assertThat(locksOn(lock)).isEqualTo(1);

      second.fetch(at("/a.txt")).close();

      assertThat(locksOn(lock)).isEqualTo(1);
    }
    first.close();
    second.close();
    assertThat(place).isEmptyDirectory();
  }

  @Test
  void nothingThatTheProcessSetsForAllIsAsked() {
    var told = new ArrayList<String>();
    var proxies = ProxySelector.getDefault();
    var cookies = CookieHandler.getDefault();
    server.createContext(
        "/locked",
        exchange -> {
          exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"x\"");
          exchange.getResponseHeaders().set("Set-Cookie", "a=b");
          exchange.sendResponseHeaders(401, -1);
          exchange.close();
        });
    try (var client =
        DrupalClient.builder(URI.create(at("")))
            .credentials(Credentials.of("me", "secret"))
            .build()) {
      ProxySelector.setDefault(
          new ProxySelector() {
            @Override
            public List<Proxy> select(URI uri) {
              told.add("proxy");
              return List.of(Proxy.NO_PROXY);
            }

            @Override
            public void connectFailed(URI uri, SocketAddress address, IOException e) {}
          });
      CookieHandler.setDefault(
          new CookieManager() {
            @Override
            public void put(URI uri, Map<String, List<String>> headers) {
              told.add("cookies");
            }
          });
      Authenticator.setDefault(
          new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
              told.add("password");
              return new PasswordAuthentication("x", new char[0]);
            }
          });

      client.remoteFile(at("/locked"));

      assertThat(told).isEmpty();
    } finally {
      ProxySelector.setDefault(proxies);
      CookieHandler.setDefault(cookies);
      Authenticator.setDefault(null);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "attachment; filename=\"scan 1.jpg\" | scan 1.jpg",
        "inline; filename=scan.jpg; size=5 | scan.jpg",
        "attachment; filename=\"a;b\\\"c.jpg\" | a;b\"c.jpg",
        "attachment; filename=\"plain.jpg\"; filename*=UTF-8''caf%C3%A9.jpg | caf\u00e9.jpg",
        "attachment; filename*=nonsense; filename=x.pdf | x.pdf",
        "attachment | ''",
        "filename=\"x\" | ''"
      })
  void theNameThatASiteGivesAFileIsRead(String header, String name) {
    server.createContext(
        "/named",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Disposition", header);
          exchange.getResponseHeaders().set("Content-Type", "Image/JPEG; charset=x");
          exchange.sendResponseHeaders(exchange.getRequestMethod().equals("HEAD") ? 405 : 200, -1);
          exchange.close();
        });
    assertThat(downloads.look(at("/named")).name()).isEqualTo(name);
    assertThat(downloads.look(at("/named")).mediaType()).isEqualTo("image/jpeg");
  }
}
