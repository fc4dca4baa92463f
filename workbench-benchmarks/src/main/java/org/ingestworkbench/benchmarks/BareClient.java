package org.ingestworkbench.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Sends the three POSTs of rows with one file and nothing else: no journal, no questions, no second
 * try. Node and medium go with the session, the file with Basic, as on a stock site.
 */
final class BareClient {

  private static final String FILE = "/file/upload/media/file/field_media_file?_format=json";
  private static final String TERM =
      "/term_from_term_name?vocab=islandora_models&name=Image&_format=json";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI site;
  private final String basic;
  private final String cookie;
  private final String token;
  private final String model;

  BareClient(URI site, String user, String password) {
    this.site = site;
    this.basic =
        "Basic "
            + Base64.getEncoder()
                .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    var login =
        sent(json("/user/login?_format=json", "{'name':'" + user + "','pass':'" + password + "'}"));
    this.cookie = login.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    this.token = tree(login).get("csrf_token").asText();
    this.model = id(tree(sent(request(TERM).header("Authorization", basic))).get(0), "tid");
  }

  /**
   * Makes rows; gives the seconds that takes after the first.
   *
   * @param series what the names of the files begin with
   */
  double seconds(int rows, int workers, String series) {
    row(series, 1);
    var threads = Executors.newFixedThreadPool(workers);
    long began = System.nanoTime();
    try {
      var all = new ArrayList<Future<?>>();
      for (int i = 2; i <= rows; i++) {
        int number = i;
        all.add(threads.submit(() -> row(series, number)));
      }
      for (var one : all) {
        one.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } finally {
      threads.shutdownNow();
    }
    return (System.nanoTime() - began) / 1e9;
  }

  private void row(String series, int number) {
    var node =
        posted(
            "/node?_format=json",
            "{'type':[{'target_id':'islandora_object'}],'title':[{'value':'Letter "
                + number
                + "'}],'field_model':[{'target_id':"
                + model
                + "}],'uuid':[{'value':'"
                + UUID.randomUUID()
                + "'}]}");
    var file =
        tree(
            sent(
                request(FILE, BodyPublishers.ofString(Input.CONTENT))
                    .header("Authorization", basic)
                    .header("Content-Type", "application/octet-stream")
                    .header(
                        "Content-Disposition",
                        "file; filename=\"" + Input.fileName(series, number) + "\"")));
    posted(
        "/entity/media?_format=json",
        "{'bundle':[{'target_id':'file'}],'name':[{'value':'Letter'}],'uuid':[{'value':'"
            + UUID.randomUUID()
            + "'}],'field_media_file':[{'target_id':"
            + id(file, "fid")
            + "}],'field_media_of':[{'target_id':"
            + id(node, "nid")
            + "}]}");
  }

  private static String id(JsonNode entity, String field) {
    return entity.get(field).get(0).get("value").asText();
  }

  private JsonNode posted(String path, String body) {
    return tree(sent(json(path, body).header("Cookie", cookie).header("X-CSRF-Token", token)));
  }

  private HttpRequest.Builder json(String path, String body) {
    return request(path, BodyPublishers.ofString(body.replace('\'', '"')))
        .header("Content-Type", "application/json");
  }

  private HttpRequest.Builder request(String path, BodyPublisher body) {
    return request(path).POST(body);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(site.resolve(path));
  }

  private HttpResponse<String> sent(HttpRequest.Builder request) {
    try {
      var response = http.send(request.build(), BodyHandlers.ofString());
      if (response.statusCode() >= 300) {
        throw new IllegalStateException(response + ": " + response.body());
      }
      return response;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode tree(HttpResponse<String> response) {
    try {
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
