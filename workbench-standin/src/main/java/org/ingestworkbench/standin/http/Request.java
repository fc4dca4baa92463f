package org.ingestworkbench.standin.http;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request, read whole: nginx hands it to PHP no sooner. Path and query are decoded, header names
 * fold case.
 */
public record Request(
    String method,
    String path,
    Map<String, String> query,
    Map<String, String> headers,
    RequestBody body,
    URI site,
    String client) {

  public static Request of(
      String method,
      URI target,
      Map<String, String> headers,
      RequestBody body,
      URI site,
      String client) {
    Map<String, String> folded = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    folded.putAll(headers);
    String path = target.getPath() == null ? "/" : target.getPath();
    return new Request(
        method.toUpperCase(Locale.ROOT),
        path,
        query(target.getRawQuery()),
        folded,
        body,
        site,
        client);
  }

  private static Map<String, String> query(@org.jspecify.annotations.Nullable String raw) {
    Map<String, String> query = new LinkedHashMap<>();
    for (String pair : raw == null ? new String[0] : raw.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (!pair.isEmpty()) {
        query.put(
            decode(equals < 0 ? pair : pair.substring(0, equals)),
            equals < 0 ? "" : decode(pair.substring(equals + 1)));
      }
    }
    return query;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  public String parameter(String name) {
    return query.getOrDefault(name, "");
  }

  public String format() {
    return parameter("_format");
  }

  /** The content type without its parameters, empty if there is none. */
  public String contentType() {
    return header("Content-Type").orElse("").split(";", -1)[0].strip().toLowerCase(Locale.ROOT);
  }

  public boolean isSafe() {
    return method.equals("GET") || method.equals("HEAD") || method.equals("OPTIONS");
  }

  /** The address without its query. */
  public String address() {
    return site + path;
  }

  public Request at(String otherPath) {
    return new Request(method, otherPath, query, headers, body, site, client);
  }
}
