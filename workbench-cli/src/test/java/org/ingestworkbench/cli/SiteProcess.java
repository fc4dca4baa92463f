package org.ingestworkbench.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.ingestworkbench.standin.StandIn;

/** A stand-in in a process of its own, told what to do by its control paths. */
final class SiteProcess implements AutoCloseable {

  private static final Pattern ADDRESS = Pattern.compile("http://[^ ]+:\\d+");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ChildRun process;
  private final Path data;
  private final URI uri;

  private SiteProcess(ChildRun process, Path data, URI uri) {
    this.process = process;
    this.data = data;
    this.uri = uri;
  }

  /**
   * Starts a site that answers when this returns.
   *
   * @param data outlives the process
   */
  static SiteProcess start(Path data, String... options) throws IOException, InterruptedException {
    var arguments = new ArrayList<>(List.of("stand-in", "--data", data.toString()));
    arguments.addAll(List.of(options));
    var process = ChildRun.of(arguments);
    var address = ADDRESS.matcher(process.awaitLine("Stand-in at "));
    if (!address.find()) {
      throw new AssertionError("It does not say where it is: " + process.said());
    }
    return new SiteProcess(process, data, URI.create(address.group()));
  }

  URI uri() {
    return uri;
  }

  /** Lets something go wrong: see the stand-in's manual. */
  void fault(String json) {
    control("POST", "faults", json);
  }

  void noMoreFaults() {
    control("DELETE", "faults", "");
  }

  /** Lets requests go on that hang. */
  void release() {
    control("POST", "release", "");
  }

  long requests() {
    return state().get("requests").asLong();
  }

  long faultsFired() {
    return state().get("faults_fired").asLong();
  }

  /** How many entities of this type there are. */
  long count(String type) {
    return state().get(type).get("count").asLong();
  }

  private JsonNode state() {
    return control("GET", "state", "");
  }

  private JsonNode control(String method, String page, String body) {
    var request =
        HttpRequest.newBuilder(uri.resolve("/_standin/" + page))
            .method(method, BodyPublishers.ofString(body))
            .build();
    try {
      var answer = client.send(request, BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new AssertionError(request + ": " + answer.body());
      }
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Ends the process without a word, and opens what it has on disk in this one. */
  StandIn killAndOpen() throws IOException, InterruptedException {
    process.kill();
    return StandIn.builder().data(data).start();
  }

  @Override
  public void close() {
    process.close();
  }
}
