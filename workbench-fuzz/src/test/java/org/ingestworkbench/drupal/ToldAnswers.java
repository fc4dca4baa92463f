package org.ingestworkbench.drupal;

import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/** A client without a network: it gives the answers that it was told, again from the first. */
final class ToldAnswers extends HttpClient {

  private final List<Answer> answers;
  private final AtomicInteger next = new AtomicInteger();

  private ToldAnswers(List<Answer> answers) {
    this.answers = answers;
  }

  /** One answer; a status that none has stands for a connection that breaks off. */
  private record Answer(int status, HttpHeaders headers, byte[] body) {}

  static ToldAnswers of(byte[] input, int from) {
    var answers = new ArrayList<Answer>();
    var text =
        new String(
            input,
            Math.min(from, input.length),
            Math.max(0, input.length - from),
            StandardCharsets.ISO_8859_1);
    for (var answer : text.split("\n--\n", 8)) {
      answers.add(answer(answer));
    }
    return new ToldAnswers(answers);
  }

  private static Answer answer(String text) {
    int end = text.indexOf("\n\n");
    var head = (end < 0 ? text : text.substring(0, end)).split("\n", -1);
    var body = end < 0 ? "" : text.substring(end + 2);
    Map<String, List<String>> headers = new LinkedHashMap<>();
    for (int i = 1; i < head.length; i++) {
      int colon = head[i].indexOf(':');
      if (colon > 0) {
        headers
            .computeIfAbsent(head[i].substring(0, colon).strip(), name -> new ArrayList<>())
            .add(head[i].substring(colon + 1).strip());
      }
    }
    return new Answer(
        status(head[0]), allowed(headers), body.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static HttpHeaders allowed(Map<String, List<String>> headers) {
    try {
      return HttpHeaders.of(headers, (name, value) -> true);
    } catch (IllegalArgumentException e) {
      return HttpHeaders.of(Map.of(), (name, value) -> true);
    }
  }

  private static int status(String line) {
    return line.matches("[1-9]\\d\\d") ? Integer.parseInt(line) : 0;
  }

  @Override
  public <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler)
      throws IOException {
    var answer = answers.get(next.getAndIncrement() % answers.size());
    if (answer.status() == 0) {
      throw new IOException("The connection broke off");
    }
    var response = new Response<T>(request, answer);
    var subscriber = handler.apply(response);
    response.body = body(subscriber, answer.body());
    return response;
  }

  private static <T> T body(HttpResponse.BodySubscriber<T> subscriber, byte[] body) {
    subscriber.onSubscribe(new Nothing());
    subscriber.onNext(List.of(ByteBuffer.wrap(body)));
    subscriber.onComplete();
    return subscriber.getBody().toCompletableFuture().join();
  }

  private static final class Nothing implements Flow.Subscription {
    @Override
    public void request(long n) {}

    @Override
    public void cancel() {}
  }

  private static final class Response<T> implements HttpResponse<T>, HttpResponse.ResponseInfo {
    private final HttpRequest request;
    private final Answer answer;
    private @Nullable T body;

    Response(HttpRequest request, Answer answer) {
      this.request = request;
      this.answer = answer;
    }

    @Override
    public int statusCode() {
      return answer.status();
    }

    @Override
    public HttpRequest request() {
      return request;
    }

    @Override
    public Optional<HttpResponse<T>> previousResponse() {
      return Optional.empty();
    }

    @Override
    public HttpHeaders headers() {
      return answer.headers();
    }

    @Override
    @SuppressWarnings("NullAway") // set before it is handed out
    public T body() {
      return body;
    }

    @Override
    public Optional<SSLSession> sslSession() {
      return Optional.empty();
    }

    @Override
    public URI uri() {
      return request.uri();
    }

    @Override
    public Version version() {
      return Version.HTTP_1_1;
    }
  }

  @Override
  public <T> CompletableFuture<HttpResponse<T>> sendAsync(
      HttpRequest request, HttpResponse.BodyHandler<T> handler) {
    throw new UnsupportedOperationException();
  }

  @Override
  public <T> CompletableFuture<HttpResponse<T>> sendAsync(
      HttpRequest request,
      HttpResponse.BodyHandler<T> handler,
      HttpResponse.PushPromiseHandler<T> pushes) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<CookieHandler> cookieHandler() {
    return Optional.empty();
  }

  @Override
  public Optional<Duration> connectTimeout() {
    return Optional.empty();
  }

  @Override
  public Redirect followRedirects() {
    return Redirect.NEVER;
  }

  @Override
  public Optional<ProxySelector> proxy() {
    return Optional.empty();
  }

  @Override
  public SSLContext sslContext() {
    try {
      return SSLContext.getDefault();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public SSLParameters sslParameters() {
    return new SSLParameters();
  }

  @Override
  public Optional<Authenticator> authenticator() {
    return Optional.empty();
  }

  @Override
  public Version version() {
    return Version.HTTP_1_1;
  }

  @Override
  public Optional<Executor> executor() {
    return Optional.empty();
  }
}
