package org.ingestworkbench.drupal.request;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One request, unsigned.
 *
 * @param path with its query, beginning with a slash, encoded
 * @param headers beyond those that every request has
 * @param makes whether an object, or a change of one, that we answer for may come of it
 */
public record HttpCall(
    String method,
    Resource resource,
    String path,
    Map<String, String> headers,
    Payload payload,
    boolean makes) {

  public HttpCall {
    headers = Map.copyOf(headers);
  }

  public static HttpCall get(Resource resource, String path) {
    return new HttpCall("GET", resource, path, Map.of(), Payload.NONE, false);
  }

  public static HttpCall head(Resource resource, String path) {
    return new HttpCall("HEAD", resource, path, Map.of(), Payload.NONE, false);
  }

  /** A POST of which an object comes. */
  public static HttpCall create(Resource resource, String path, Payload payload) {
    return new HttpCall("POST", resource, path, Map.of(), payload, true);
  }

  /** A POST whose result is neither missed nor found twice. */
  public static HttpCall post(Resource resource, String path, Payload payload) {
    return new HttpCall("POST", resource, path, Map.of(), payload, false);
  }

  /** A PATCH of an object, of which a change comes. */
  public static HttpCall change(Resource resource, String path, Payload payload) {
    return new HttpCall("PATCH", resource, path, Map.of(), payload, true);
  }

  /** A PATCH that names no field: it changes nothing, and is answered with the whole object. */
  public static HttpCall unchanged(Resource resource, String path, Payload payload) {
    return new HttpCall("PATCH", resource, path, Map.of(), payload, false);
  }

  /** Deletes an object, or finds that it is not there; sent twice it does no harm. */
  public static HttpCall delete(Resource resource, String path) {
    return new HttpCall("DELETE", resource, path, Map.of(), Payload.NONE, false);
  }

  public HttpCall with(String header, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new HttpCall(method, resource, path, more, payload, makes);
  }

  HttpCall to(String otherPath) {
    return new HttpCall(method, resource, otherPath, headers, payload, makes);
  }

  boolean reads() {
    return method.equals("GET") || method.equals("HEAD");
  }

  /** Whether the site may be another one after it. */
  boolean changes() {
    return makes || method.equals("DELETE");
  }

  /** How messages call it; the query is left out. */
  @Override
  public String toString() {
    int query = path.indexOf('?');
    return method + " " + (query < 0 ? path : path.substring(0, query));
  }
}
