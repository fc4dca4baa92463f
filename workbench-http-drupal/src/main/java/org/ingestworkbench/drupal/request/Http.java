package org.ingestworkbench.drupal.request;

import java.io.FileNotFoundException;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.ingestworkbench.drupal.connection.ConnectionSettings;
import org.ingestworkbench.drupal.limits.Limits;
import org.ingestworkbench.repository.RepositoryException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends single requests and waits for their whole answers. Repeats nothing, follows nothing, keeps
 * no cookies.
 *
 * <p>Each request is sent in a thread of ours, blocking: what the JDK's client does asynchronously
 * it completes in the common pool, and a host whose own work keeps that pool busy, such as a job
 * run in it, would wait for ever.
 */
public final class Http {
  private static final Logger LOG = LoggerFactory.getLogger(Http.class);
  private static final Duration BRIEFLY = Duration.ofSeconds(5);

  /** Java 21 has it. */
  private static final Optional<Method> SHUTDOWN = method("shutdownNow");

  private final String host;
  private final String userAgent;
  private final ConnectionSettings connections;
  private final Limits limits;
  private final RequestPacer pacing;
  private final LongSupplier ticker;
  private final TransportErrors errors;
  private final Map<SendProgress, Future<?>> underWay = new ConcurrentHashMap<>();
  private final ExecutorService senders =
      new ThreadPoolExecutor(
          0, Integer.MAX_VALUE, 5, TimeUnit.SECONDS, new SynchronousQueue<>(), Http::sender);
  private @Nullable HttpClient client;
  private volatile List<String> secrets = List.of();
  private volatile boolean aborted;

  /**
   * @param executor runs the JDK's work on answers; null for threads of our own
   */
  public Http(@Nullable Executor executor, String host, RequestSettings settings) {
    this(null, executor, host, settings);
  }

  private Http(
      @Nullable HttpClient carrier,
      @Nullable Executor executor,
      String host,
      RequestSettings settings) {
    this.connections = settings.connections();
    this.client =
        carrier == null
            ? connections.client().executor(executor == null ? senders : executor).build()
            : carrier;
    this.host = host;
    this.userAgent = settings.userAgent();
    this.limits = settings.limits();
    this.ticker = settings.ticker();
    this.pacing = new RequestPacer(settings.pause(), settings.adaptivePause(), ticker);
    this.errors = new TransportErrors(host, settings.limits());
  }

  /** Sends through this client in place of one of the JDK. */
  public static Http through(HttpClient carrier, String host, RequestSettings settings) {
    return new Http(carrier, null, host, settings);
  }

  private static Thread sender(Runnable work) {
    var thread = new Thread(work, "drupal-request");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * One request, one answer.
   *
   * @throws RepositoryException when there is no whole answer; an answer is no exception, with any
   *     status
   */
  public HttpAnswer send(HttpCall call) {
    return send(() -> call);
  }

  /** The same for what is signed only when its turn has come. */
  public HttpAnswer send(Supplier<HttpCall> signed) {
    pacing.before();
    var started = ticker.getAsLong();
    try {
      var call = signed.get();
      return await(call, new SendProgress(ticker, sizeOf(call.payload()), limits));
    } finally {
      pacing.after(ticker.getAsLong() - started);
    }
  }

  /** The same for what is not worth a wait: five seconds at most for the answer. */
  HttpAnswer sendBriefly(HttpCall call) {
    return await(call, new SendProgress(ticker, sizeOf(call.payload()), brief(limits)));
  }

  private static Limits brief(Limits limits) {
    var answer = limits.answer().compareTo(BRIEFLY) < 0 ? limits.answer() : BRIEFLY;
    return new Limits(limits.connect(), answer, limits.uploadStall());
  }

  private HttpAnswer await(HttpCall call, SendProgress progress) {
    if (aborted) {
      throw errors.aborted(call);
    }
    var request = request(call, progress);
    var future = submit(call, request);
    underWay.put(progress, future);
    try {
      if (aborted) {
        future.cancel(true);
      }
      return whole(call, get(future, call, progress));
    } finally {
      underWay.remove(progress);
    }
  }

  private synchronized Future<HttpResponse<AnswerBody>> submit(HttpCall call, HttpRequest request) {
    var open = client;
    if (open == null) {
      throw errors.aborted(call);
    }
    return senders.submit(() -> open.send(request, AnswerReader.of(call)));
  }

  private HttpResponse<AnswerBody> get(
      Future<HttpResponse<AnswerBody>> future, HttpCall call, SendProgress progress) {
    while (true) {
      try {
        return future.get(Math.max(1, patience(progress)), TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        if (patience(progress) <= 0) {
          future.cancel(true);
          throw errors.tooSlow(call, progress);
        }
      } catch (ExecutionException e) {
        throw errors.of(call, progress, e.getCause() == null ? e : e.getCause());
      } catch (CancellationException e) {
        throw errors.aborted(call);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        future.cancel(true);
        throw errors.aborted(call);
      }
    }
  }

  /** Nanoseconds that the request may go on without moving. */
  private long patience(SendProgress progress) {
    return progress.limit().toNanos() - progress.standsStillFor();
  }

  /** The beginning of an error is enough; of anything else it is not. */
  private HttpAnswer whole(HttpCall call, HttpResponse<AnswerBody> response) {
    errors.found();
    var answer = new HttpAnswer(response.statusCode(), response.headers(), response.body());
    if (answer.ok() && !answer.body().whole()) {
      throw errors.tooLong(call, answer);
    }
    return answer.ok() ? answer : masked(call, answer);
  }

  /** Hides these secrets in what the site answers. */
  void hide(List<String> proofs) {
    secrets = List.copyOf(proofs);
  }

  /** A site in debug mode may repeat a request in its answer, secrets included. */
  private HttpAnswer masked(HttpCall call, HttpAnswer answer) {
    var masked = answer;
    for (var secret : secrets) {
      masked = masked.without(secret);
    }
    for (var name : List.of("Cookie", "X-CSRF-Token")) {
      masked = masked.without(call.headers().getOrDefault(name, ""));
    }
    return masked;
  }

  private HttpRequest request(HttpCall call, SendProgress progress) {
    var address = URI.create(host + call.path());
    var request =
        HttpRequest.newBuilder(address)
            .method(call.method(), body(call, progress))
            .setHeader("User-Agent", userAgent)
            .setHeader("Accept", "application/json");
    connections
        .proxies()
        .authorization(address)
        .ifPresent(proof -> request.setHeader("Proxy-Authorization", proof));
    call.headers().forEach(request::setHeader);
    return request.build();
  }

  private BodyPublisher body(HttpCall call, SendProgress progress) {
    var payload = call.payload();
    if (payload instanceof Payload.Json json) {
      return progress.watch(BodyPublishers.ofByteArray(json.bytes()));
    } else if (payload instanceof Payload.OfFile file) {
      return progress.watch(streamed(file, call));
    }
    return BodyPublishers.noBody();
  }

  private BodyPublisher streamed(Payload.OfFile file, HttpCall call) {
    try {
      var body = BodyPublishers.ofFile(file.file());
      return file.size() == 0 ? BodyPublishers.noBody() : body;
    } catch (FileNotFoundException e) {
      throw errors.of(call, new SendProgress(ticker, file.size(), limits), e);
    }
  }

  private static long sizeOf(Payload payload) {
    if (payload instanceof Payload.Json json) {
      return json.bytes().length;
    }
    return payload instanceof Payload.OfFile file ? file.size() : 0;
  }

  /** Drops what is under way and refuses what comes. */
  public void abort() {
    aborted = true;
    pacing.wake();
    underWay.values().forEach(future -> future.cancel(true));
  }

  /**
   * Drops what is under way and ends the threads. Before Java 21 the JDK's client ends only when it
   * is collected, so no reference to it is kept.
   */
  public void close() {
    abort();
    var open = forget();
    if (open != null) {
      SHUTDOWN.ifPresent(shutdown -> shutdown(shutdown, open));
    }
    senders.shutdown();
  }

  /** What sends the requests, for others that are none to the site; null once it is closed. */
  public synchronized @Nullable HttpClient client() {
    return client;
  }

  private synchronized @Nullable HttpClient forget() {
    var open = client;
    client = null;
    return open;
  }

  private static Optional<Method> method(String name) {
    try {
      return Optional.of(HttpClient.class.getMethod(name));
    } catch (NoSuchMethodException e) {
      return Optional.empty();
    }
  }

  private static void shutdown(Method shutdown, HttpClient client) {
    try {
      shutdown.invoke(client);
    } catch (ReflectiveOperationException e) {
      LOG.debug("The JDK's client was left to end by itself", e);
    }
  }

  boolean aborted() {
    return aborted;
  }
}
