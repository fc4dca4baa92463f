package org.ingestworkbench.standin.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An answer: status, headers in order, and bytes in memory or of a file. */
public final class Response {
  public static final String JSON = "application/json";
  public static final String JSON_API = "application/vnd.api+json";
  static final String HTML = "text/html; charset=UTF-8";
  static final String TEXT = "text/plain; charset=UTF-8";

  private final int status;
  private final List<Map.Entry<String, String>> headers;
  private final byte[] body;
  private final @Nullable Path file;

  public Response(
      int status, List<Map.Entry<String, String>> headers, byte[] body, @Nullable Path file) {
    this.status = status;
    this.headers = List.copyOf(headers);
    this.body = body;
    this.file = file;
  }

  public int status() {
    return status;
  }

  public List<Map.Entry<String, String>> headers() {
    return headers;
  }

  /** Not to be changed. */
  public byte[] body() {
    return body;
  }

  @Nullable
  public Path file() {
    return file;
  }

  public static Response of(int status, String contentType, byte[] body) {
    return new Response(status, List.of(Map.entry("Content-Type", contentType)), body, null);
  }

  public static Response json(int status, JsonNode body) {
    return of(status, JSON, JsonNodes.bytes(body));
  }

  public static Response jsonApi(int status, JsonNode body) {
    return of(status, JSON_API, JsonNodes.bytes(body));
  }

  public static Response text(int status, String body) {
    return of(status, TEXT, body.getBytes(StandardCharsets.UTF_8));
  }

  /** A page with a title, which is all that a client of ours sees of it. */
  public static Response html(int status, String title, String siteName) {
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
  public static Response tooLarge() {
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

  public static Response empty(int status) {
    return new Response(status, List.of(), new byte[0], null);
  }

  public static Response file(String contentType, Path file) {
    return new Response(200, List.of(Map.entry("Content-Type", contentType)), new byte[0], file);
  }

  public Response with(String header, String value) {
    List<Map.Entry<String, String>> more = new ArrayList<>(headers);
    more.add(Map.entry(header, value));
    return new Response(status, more, body, file);
  }
}
