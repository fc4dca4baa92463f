package org.ingestworkbench.standin.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An answer: status, headers in order, and bytes in memory or of a file. */
public final class Answer {
  static final String JSON = "application/json";
  static final String JSON_API = "application/vnd.api+json";
  static final String HTML = "text/html; charset=UTF-8";
  static final String TEXT = "text/plain; charset=UTF-8";

  private final int status;
  private final List<Map.Entry<String, String>> headers;
  private final byte[] body;
  private final @Nullable Path file;

  Answer(int status, List<Map.Entry<String, String>> headers, byte[] body, @Nullable Path file) {
    this.status = status;
    this.headers = List.copyOf(headers);
    this.body = body;
    this.file = file;
  }

  int status() {
    return status;
  }

  List<Map.Entry<String, String>> headers() {
    return headers;
  }

  /** Not to be changed. */
  byte[] body() {
    return body;
  }

  @Nullable Path file() {
    return file;
  }

  static Answer of(int status, String contentType, byte[] body) {
    return new Answer(status, List.of(Map.entry("Content-Type", contentType)), body, null);
  }

  public static Answer json(int status, JsonNode body) {
    return of(status, JSON, Json.bytes(body));
  }

  static Answer jsonApi(int status, JsonNode body) {
    return of(status, JSON_API, Json.bytes(body));
  }

  static Answer text(int status, String body) {
    return of(status, TEXT, body.getBytes(StandardCharsets.UTF_8));
  }

  /** A page with a title, which is all that a client of ours sees of it. */
  static Answer html(int status, String title, String siteName) {
    String page =
        """
        <!DOCTYPE html>
        <html lang="en" dir="ltr">
          <head>
            <title>%s | %s</title>
          </head>
          <body>
            <h1>%s</h1>
          </body>
        </html>
        """
            .formatted(title, siteName, title);
    return of(status, HTML, page.getBytes(StandardCharsets.UTF_8));
  }

  /** Nginx's own page. */
  static Answer tooLarge() {
    String page =
        """
        <html>\r
        <head><title>413 Request Entity Too Large</title></head>\r
        <body>\r
        <center><h1>413 Request Entity Too Large</h1></center>\r
        <hr><center>nginx/1.22.1</center>\r
        </body>\r
        </html>\r
        """;
    return of(413, "text/html", page.getBytes(StandardCharsets.UTF_8));
  }

  static Answer empty(int status) {
    return new Answer(status, List.of(), new byte[0], null);
  }

  static Answer file(String contentType, Path file) {
    return new Answer(200, List.of(Map.entry("Content-Type", contentType)), new byte[0], file);
  }

  Answer with(String header, String value) {
    List<Map.Entry<String, String>> more = new ArrayList<>(headers);
    more.add(Map.entry(header, value));
    return new Answer(status, more, body, file);
  }
}
