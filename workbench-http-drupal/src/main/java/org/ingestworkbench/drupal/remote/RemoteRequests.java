package org.ingestworkbench.drupal.remote;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.ingestworkbench.drupal.connection.EnvironmentProxies;
import org.ingestworkbench.drupal.connection.Origin;
import org.ingestworkbench.drupal.limits.RemoteFiles;
import org.ingestworkbench.model.Advice;
import org.ingestworkbench.plan.Catalog.RemoteFile;
import org.ingestworkbench.text.Shown;
import org.jspecify.annotations.Nullable;

/**
 * Asks other sites for files through the client that asks the site too, so with its proxy and
 * certificates, and with none of its headers. A file of the site itself may be asked for with the
 * proof of who asks, which goes to no other site. Follows redirects by itself, because each hop has
 * to be looked at before it is made. Safe for many threads.
 */
public final class RemoteRequests {

  private static final int MOST_HOPS = 20;
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
  private static final Set<Integer> GONE = Set.of(404, 410);
  private static final Set<Integer> NO_HEAD = Set.of(405, 501);

  private final Supplier<@Nullable HttpClient> client;
  private final EnvironmentProxies proxies;
  private final String userAgent;
  private final AddressPolicy policy;
  private final Origin site;

  /**
   * Asks through the client that asks the site; the site's address is always allowed.
   *
   * @param client gives null once it is closed
   */
  public RemoteRequests(
      Supplier<@Nullable HttpClient> client,
      EnvironmentProxies proxies,
      URI site,
      String userAgent,
      RemoteFiles rules) {
    this.client = client;
    this.proxies = proxies;
    this.userAgent = userAgent;
    this.site = Origin.of(site);
    this.policy = new AddressPolicy(site, rules, InetAddress::getAllByName, proxies::isProxied);
  }

  /** What came at the end of all hops, and what there was to say of one on the way. */
  private record Arrival(HttpResponse<InputStream> answer, @Nullable String note) {}

  /** Asks what the file is, without the file where the other site can do so. */
  RemoteFile look(String address, Transfer transfer) throws IOException {
    var arrival = follow("HEAD", address, transfer, Map.of());
    arrival.answer().body().close();
    if (NO_HEAD.contains(arrival.answer().statusCode())) {
      arrival = follow("GET", address, transfer, Map.of());
      arrival.answer().body().close();
    }
    var answer = arrival.answer();
    if (GONE.contains(answer.statusCode())) {
      return RemoteFile.GONE;
    }
    var headers = answer.headers();
    return answer.statusCode() == 200
        ? new RemoteFile(
            true, null, arrival.note(), mediaType(headers), DispositionName.of(headers))
        : new RemoteFile(true, null, arrival.note(), "", "");
  }

  private static String mediaType(HttpHeaders headers) {
    var value = headers.firstValue("Content-Type").orElse("");
    int parameters = value.indexOf(';');
    return Shown.value(parameters < 0 ? value : value.substring(0, parameters))
        .strip()
        .toLowerCase(Locale.ROOT);
  }

  /**
   * Asks for the file.
   *
   * @param proof headers for the site itself; another site, also one that it leads to, gets none
   */
  HttpResponse<InputStream> get(String address, Transfer transfer, Map<String, String> proof)
      throws IOException {
    return follow("GET", address, transfer, proof).answer();
  }

  private Arrival follow(
      String method, String address, Transfer transfer, Map<String, String> proof)
      throws IOException {
    var at = read(address);
    String note = null;
    for (int hop = 0; hop < MOST_HOPS; hop++) {
      var verdict = policy.of(at);
      if (verdict.refusal() != null) {
        throw new RemoteRefusal(
            (hop == 0 ? "" : "it leads to " + Shown.value(at.toString()) + ", and ")
                + verdict.refusal(),
            Advice.REMOTE_FILES_FROM);
      }
      note = note == null ? verdict.note() : note;
      var own = Origin.of(at).equals(site) ? proof : Map.<String, String>of();
      var answer = send(method, at, transfer, own);
      var next = answer.headers().firstValue("Location");
      if (!REDIRECTS.contains(answer.statusCode()) || next.isEmpty()) {
        return new Arrival(answer, note);
      }
      answer.body().close();
      at = next(at, next.get());
    }
    throw new RemoteRefusal("it leads from one address to the next without end", null);
  }

  private static URI read(String address) throws RemoteRefusal {
    return withoutUser(
        RemoteAddress.read(address)
            .orElseThrow(() -> new RemoteRefusal("it is no address of a file", null)));
  }

  private static URI withoutUser(URI at) throws RemoteRefusal {
    if (at.getRawUserInfo() != null) {
      throw new RemoteRefusal(
          "it has a user or a password in it, and files of other sites are fetched without", null);
    }
    return at;
  }

  private static URI next(URI at, String location) throws RemoteRefusal {
    var next =
        RemoteAddress.resolve(at, location)
            .orElseThrow(
                () ->
                    new RemoteRefusal(
                        "it leads to \"" + Shown.value(location) + "\", which is no address",
                        null));
    if ("https".equalsIgnoreCase(at.getScheme()) && "http".equalsIgnoreCase(next.getScheme())) {
      throw new RemoteRefusal("it leads from https to http", null);
    }
    return withoutUser(next);
  }

  private HttpResponse<InputStream> send(
      String method, URI at, Transfer transfer, Map<String, String> headers) throws IOException {
    var request =
        HttpRequest.newBuilder(at)
            .method(method, BodyPublishers.noBody())
            .setHeader("User-Agent", userAgent)
            .setHeader("Accept", "*/*");
    headers.forEach(request::setHeader);
    proxies.authorization(at).ifPresent(proof -> request.setHeader("Proxy-Authorization", proof));
    var open = client.get();
    if (open == null) {
      throw new IOException("the client is closed");
    }
    try {
      var answer = open.send(request.build(), BodyHandlers.ofInputStream());
      transfer.begin(answer.body());
      return answer;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("the wait for it was given up", e);
    }
  }
}
