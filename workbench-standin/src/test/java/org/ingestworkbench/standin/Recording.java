package org.ingestworkbench.standin;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** One request that a real Drupal answered, with the answer. */
record Recording(String name, JsonNode json) {
  private static final byte[] PNG =
      Base64.getDecoder()
          .decode(
              "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

  static Recording read(Path file) {
    try {
      String name = file.getFileName().toString();
      return new Recording(
          name.substring(0, name.length() - 5), Client.JSON.readTree(Files.readAllBytes(file)));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  String method() {
    return json.get("method").asText();
  }

  String path() {
    return json.get("path").asText();
  }

  int status() {
    return json.get("status").asInt();
  }

  String body() {
    return json.get("response_body").isNull() ? "" : json.get("response_body").asText();
  }

  /** Who asked: a user of Basic, or nobody. */
  Optional<String> user() {
    String auth = json.path("auth").asText("");
    if (auth.startsWith("basic ")) {
      return Optional.of(auth.substring(6));
    }
    return requestHeaders().containsKey("Authorization") ? Optional.of("admin") : Optional.empty();
  }

  Map<String, String> requestHeaders() {
    Map<String, String> headers = new LinkedHashMap<>();
    JsonNode sent = json.path("request_headers");
    if (sent.isArray()) {
      sent.forEach(pair -> headers.put(pair.get(0).asText(), pair.get(1).asText()));
    } else {
      sent.properties().forEach(e -> headers.put(e.getKey(), e.getValue().asText()));
    }
    return headers;
  }

  Optional<String> header(String name) {
    for (JsonNode pair : json.get("response_headers")) {
      if (pair.get(0).asText().equalsIgnoreCase(name)) {
        return Optional.of(pair.get(1).asText());
      }
    }
    return Optional.empty();
  }

  /** The body as bytes if it was a file; small ones were not recorded, any PNG will do. */
  Optional<byte[]> file() {
    JsonNode body = json.path("request_body");
    if (body.has("base64")) {
      return Optional.of(Base64.getDecoder().decode(body.get("base64").asText()));
    }
    String text = body.asText("");
    if (text.startsWith("{\"base64\"")) {
      try {
        return Optional.of(
            Base64.getDecoder().decode(Client.JSON.readTree(text).get("base64").asText()));
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
    if (text.equals("<70 bytes>")) {
      return Optional.of(PNG);
    }
    boolean upload = "application/octet-stream".equals(requestHeaders().get("Content-Type"));
    return upload ? Optional.of(text.getBytes(StandardCharsets.UTF_8)) : Optional.empty();
  }

  String text() {
    JsonNode body = json.path("request_body");
    return body.isNull() ? "" : body.asText("");
  }
}
