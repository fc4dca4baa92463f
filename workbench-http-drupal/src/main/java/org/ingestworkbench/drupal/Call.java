package org.ingestworkbench.drupal;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One request, unsigned.
 *
 * @param path with its query, beginning with a slash, encoded
 * @param headers beyond those that every request has
 * @param makes whether an object that we answer for may come of it
 */
record Call(
    String method,
    Resource resource,
    String path,
    Map<String, String> headers,
    Payload payload,
    boolean makes) {

  Call {
    headers = Map.copyOf(headers);
  }

  static Call get(Resource resource, String path) {
    return new Call("GET", resource, path, Map.of(), Payload.NONE, false);
  }

  static Call head(Resource resource, String path) {
    return new Call("HEAD", resource, path, Map.of(), Payload.NONE, false);
  }

  /** A POST of which an object comes. */
  static Call create(Resource resource, String path, Payload payload) {
    return new Call("POST", resource, path, Map.of(), payload, true);
  }

  /** A POST whose result is neither missed nor found twice. */
  static Call post(Resource resource, String path, Payload payload) {
    return new Call("POST", resource, path, Map.of(), payload, false);
  }

  /** Deletes an object, or finds that it is not there; sent twice it does no harm. */
  static Call delete(Resource resource, String path) {
    return new Call("DELETE", resource, path, Map.of(), Payload.NONE, false);
  }

  Call with(String header, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Call(method, resource, path, more, payload, makes);
  }

  Call to(String otherPath) {
    return new Call(method, resource, otherPath, headers, payload, makes);
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
