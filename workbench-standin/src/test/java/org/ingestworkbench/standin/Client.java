package org.ingestworkbench.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** What the tests ask a stand-in with. */
final class Client {
  static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI site;
  private final String authorization;

  Client(StandIn site, String user, String password) {
    this.site = site.uri();
    this.authorization =
        "Basic "
            + Base64.getEncoder()
                .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
  }

  static Client admin(StandIn site) {
    return new Client(site, "admin", "password");
  }

  HttpResponse<String> get(String path) throws IOException {
    return send("GET", path, "", Map.of("Authorization", authorization));
  }

  HttpResponse<String> post(String path, String body) throws IOException {
    return send("POST", path, body, json());
  }

  HttpResponse<String> patch(String path, String body) throws IOException {
    return send("PATCH", path, body, json());
  }

  HttpResponse<String> delete(String path) throws IOException {
    return send("DELETE", path, "", Map.of("Authorization", authorization));
  }

  HttpResponse<String> upload(String path, String name, String bytes) throws IOException {
    return send(
        "POST",
        path,
        bytes,
        Map.of(
            "Authorization",
            authorization,
            "Content-Type",
            "application/octet-stream",
            "Content-Disposition",
            "file; filename=\"" + name + "\""));
  }

  private Map<String, String> json() {
    return Map.of("Authorization", authorization, "Content-Type", "application/json");
  }

  HttpResponse<String> send(String method, String path, String body, Map<String, String> headers)
      throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(site + path))
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    headers.forEach(request::header);
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  static JsonNode json(HttpResponse<String> response) {
    try {
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(response.body(), e);
    }
  }

  /** A node of the starter site with a title and whatever else is given, as fields of JSON. */
  static String node(String title, String... more) {
    StringBuilder body =
        new StringBuilder(
            "{\"type\":[{\"target_id\":\"islandora_object\"}],\"field_model\":[{\"target_id\":1}]");
    if (!title.isEmpty()) {
      body.append(",\"title\":[{\"value\":\"").append(title).append("\"}]");
    }
    for (String field : more) {
      body.append(',').append(field);
    }
    return body.append('}').toString();
  }

  static String uuid(String uuid) {
    return "\"uuid\":[{\"value\":\"" + uuid + "\"}]";
  }
}
